import io.sloguard.json.ResultJson

String log = new File(basedir, 'build.log').text

String warning = '[WARNING] Maven builds up to 2 modules at once (-T): they take processor time from the load and disturb' +
        ' its latencies; measure without -T'
assert log.count(warning) == 2
// each scenario refuses to be prepared while the other one is
assert log.count('1 of 1 objectives held') == 2
assert log.contains('BUILD SUCCESS')
assert log.count('[INFO] [ok] 2 of 2 modules held') == 1
['one', 'two'].each {
    File perf = new File(basedir, "${it}/target/perf")
    assert ResultJson.read(new File(perf, 'result.json').toPath()).result().environment().modulesAtOnce() == 2
    assert new File(perf, 'report.html').getText('UTF-8')
            .contains("<li class='warning'>! build <b>of up to 2 modules at once</b></li>")
}
return true
