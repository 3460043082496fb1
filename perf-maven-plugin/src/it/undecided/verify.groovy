String log = new File(basedir, 'build.log').text
String byDefault = log.substring(0, log.indexOf('BUILD SUCCESS'))
String strict = log.substring(log.indexOf('BUILD SUCCESS'))

assert byDefault =~ /(?m)^\[WARNING\] \[ \? \]  purchase             errors < 5% .* undecided$/
assert byDefault =~ /(?m)^\[WARNING\] \[ \? \]  browse               p99 <= 10s .* too few operations$/
assert byDefault =~ /(?m)^\[WARNING\]   browse, p99 <= 10s: 0 of 100 operations took longer, 1 % may; about \d+ more operations would decide$/
assert strict.contains('on project undecided: 2 of 2 objectives undecided')
assert strict.contains('MojoFailureException')
return true
