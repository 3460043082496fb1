import io.sloguard.json.ResultJson

String log = new File(basedir, 'build.log').text
def run = ResultJson.read(new File(basedir, 'target/perf/result.json').toPath()).result()

assert log.contains('4 of 4 objectives held')
assert run.scenario('catalogue').orElseThrow().counts().ok() == 200
def registration = run.scenario('registration').orElseThrow()
assert registration.counts().ok() == 100
assert registration.observations().measurements().keySet() == ['form', 'receipt', 'submit'] as Set
assert registration.observations().measurements().values().every { it.count() == 100 }

String explained = log.substring(log.indexOf('perf.explain is set'), log.indexOf('BUILD SUCCESS'))
[/perf\.failOn +default +broken/, /perf\.seed +-Dperf\.seed +7/, /seed +perf\.seed +7/,
 /scenarios\.catalogue\.http\.get +perf\.yaml:8 +\/tournaments/,
 /scenarios\.catalogue\.load\.rate +perf\.yaml:9 +100\/s/,
 /scenarios\.catalogue\.load\.workers +default +64/,
 /scenarios\.registration\.http\.steps\[2]\.form\.token +perf\.yaml:\d+ +\$\{token}/].each {
    assert explained =~ /(?m)^\[INFO\]   ${it}$/: "not explained: ${it}"
}
assert !explained.contains('objectives held')
return true
