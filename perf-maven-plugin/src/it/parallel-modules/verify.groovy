String log = new File(basedir, 'build.log').text

String warning = '[WARNING] Maven builds up to 2 modules at once (-T): they take processor time from the load and disturb' +
        ' its latencies; measure without -T'
assert log.count(warning) == 2
// each scenario refuses to be prepared while the other one is
assert log.count('1 of 1 objectives held') == 2
assert log.contains('BUILD SUCCESS')
return true
