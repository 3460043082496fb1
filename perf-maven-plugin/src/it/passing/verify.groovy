String log = new File(basedir, 'build.log').text
assert log.contains('BUILD SUCCESS')
assert log.contains('sleeping')
assert new File(basedir, 'target/perf/result.json').size() > 0
