String log = new File(basedir, 'build.log').text

assert log.contains('''on project impossible-loads: perf.yaml has 4 mistakes; nothing was run:
[ERROR]   perf.yaml:6:18  rate: a rate of 0 plans nothing
[ERROR]   perf.yaml:9:35  duration: a duration is a number and ms, s, m or h, for example 15s, not "-5s"
[ERROR]   perf.yaml:12:11  scenarios.open-and-closed.load has rate and users; rate makes an open load, users a closed one: choose one
[ERROR]   perf.yaml:16:3  "twice" is in scenarios twice, first on line 13
[ERROR] -> [Help 1]''')
assert log.contains('MojoExecutionException')
return true
