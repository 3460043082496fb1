String log = new File(basedir, 'build.log').text

assert log.contains('''on project shorter-than-warm-up: perf.yaml has 1 mistake; nothing was run:
[ERROR]   perf.yaml:4:48  scenarios.purchase.load: the measured phase is shorter than its warm-up; duration is the measured time and does not include the warm-up
[ERROR] -> [Help 1]''')
assert log.contains('MojoExecutionException')
return true
