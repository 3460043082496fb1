import io.sloguard.json.ResultJson
import io.sloguard.slo.Judge

String log = new File(basedir, 'build.log').text
assert log.contains('BUILD FAILURE')
assert log =~ /sleeper   p95 <= 40ms   broken/

def run = ResultJson.read(new File(basedir, 'target/perf/result.json').toPath())
def counts = run.result().scenarios()[0].counts()
assert counts.scheduled() < 2000
assert log =~ /of 6,000 planned operations were cancelled/
assert Judge.judge(run.result(), run.objectives()) == run.judgement()
return true
