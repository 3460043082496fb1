import io.sloguard.json.ResultJson

String log = new File(basedir, 'build.log').text
def run = ResultJson.read(new File(basedir, 'target/perf/result.json').toPath()).result()

assert log.contains('4 of 4 objectives held')
assert run.scenario('catalogue').orElseThrow().counts().ok() == 200
def registration = run.scenario('registration').orElseThrow()
assert registration.counts().ok() == 100
assert registration.observations().measurements().keySet() == ['form', 'receipt', 'submit'] as Set
assert registration.observations().measurements().values().every { it.count() == 100 }
return true
