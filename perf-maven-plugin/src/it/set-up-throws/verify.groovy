String log = new File(basedir, 'build.log').text

assert log.contains('[ERROR] purchase             not measured: its preparation failed: java.lang.IllegalStateException: no stock')
assert log =~ /(?m)^\[INFO\] \[ok\]   browse               p95 <= 10s .* held$/
assert log.contains('''on project set-up-throws: 1 of 2 objectives not measured
[ERROR] 
[ERROR]   purchase   p95 <= 10s   not measured   perf.yaml:5
[ERROR]       its preparation failed: java.lang.IllegalStateException: no stock to sell from
[ERROR]       nothing was measured, so nothing is known
[ERROR] 
''')
assert log.contains('MojoExecutionException')
return true
