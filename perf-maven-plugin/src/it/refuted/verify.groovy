String log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')
assert log.contains('MojoFailureException')
String message = log.substring(log.indexOf('Failed to execute goal io.sloguard:perf-maven-plugin'))
assert message.contains('sleeping')
assert message.contains('40')
assert message.contains('200')
assert message.contains('perf.yaml:5')
assert message.contains('result.json')
assert message.contains('-Dperf.scenario=sleeping')
assert new File(basedir, 'target/perf/result.json').size() > 0
