String log = new File(basedir, 'build.log').text

assert log =~ /(?m)^\[ERROR\] \[FAIL\] purchase             errors < 5% .* broken$/
assert log =~ /(?m)^\[WARNING\] \[FAIL\] 0 of 1 objectives held; 1 broken   seed \d+$/
assert log.count('BUILD SUCCESS') == 1
assert log.contains('on project fail-on-never: failOn is one of broken, undecided, never, not "sometimes" -> [Help 1]')
assert log.contains('MojoExecutionException')
return true
