String log = new File(basedir, 'build.log').text

assert log.contains('''on project nothing-measured: perf.yaml has 1 mistake; nothing was run:
[ERROR]   perf.yaml:1:12  the plan has no scenarios, so nothing would be measured
[ERROR] -> [Help 1]''')
assert log.contains('''on project nothing-measured: 1 of 1 objectives not measured
[ERROR] 
[ERROR]   purchase   p95 <= 10s   not measured   no-operation.yaml:5
[ERROR]       no operation was planned in the measured phase
''')
assert log.count('MojoExecutionException') == 2
return true
