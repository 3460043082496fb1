String log = new File(basedir, 'build.log').text

assert log.contains('BUILD SUCCESS')
assert log.contains('2 of 2 objectives held')
assert new File(basedir, 'target/perf/result.json').isFile()
return true
