import io.sloguard.json.BaselineJson
import io.sloguard.json.ResultJson
import io.sloguard.slo.Judge

String log = new File(basedir, 'build.log').text

assert log.contains('[INFO] baselines  perf/baselines.jsonl: nothing stored yet')
assert log =~ /(?m)^\[WARNING\]   sleeper, p50 <= 2 \* baseline: there is no baseline: no earlier run under these/
assert log.contains('[INFO] baselines  perf/baselines.jsonl: 4 stored results')
assert log.count('[INFO] baselines  perf/baselines.jsonl: 1 kept') == 6

// the slow run is confirmed by a fresh one before it breaks the build
assert log.contains('once more: sleeper is worse than its baseline; a fresh run decides whether by chance')
assert log =~ /(?m)^\[ERROR\] \[FAIL\] sleeper              p50 <= 2 \* baseline .*broken$/
assert log.contains('on project baseline: 1 of 2 objectives broken')
assert log =~ /is more than 2 times the greatest of the last 5 runs \([0-9.]+ ms\), and so is a fresh run \(40\d(\.\d)? ms\); by chance alone that happens once in 21 times/
assert log.contains('MojoFailureException')

// it is remembered, but not as a baseline; keeping it twice changes nothing
assert log.contains('sleeper is kept as history alone, because it was broken: no run is compared with it.')
assert log.contains('[INFO] baselines  perf/baselines.jsonl: 0 kept, 1 had been kept already')
def entries = new File(basedir, 'perf/baselines.jsonl').readLines().collect { BaselineJson.read(it) }
assert entries.collect { it.standing().toString() } == ['held'] * 5 + ['broken']

// judged again from its file, the run gets the same verdicts
def run = ResultJson.read(new File(basedir, 'target/perf/result.json').toPath())
assert Judge.judge(run.result(), run.objectives()) == run.judgement()

assert log.contains('baselines: unknown store "s3:bucket/runs"; accepted are git:BRANCH, git:REMOTE/BRANCH, a file such as')

assert log =~ /(?m)^\[INFO\] sleeper  load [0-9a-f]{12}, machine .*, JDK \d+$/
assert log =~ /(?m)^\[INFO\]   p50 +6 +[0-9.]+ ms  _____# +too few runs to look for changes$/
assert new File(basedir, 'target/perf/trend.json').text.contains('"schema" : "perf-trend/1"')
assert new File(basedir, 'target/perf/otava-sleeper-1.csv').readLines().size() == 7
assert log.contains('perf.since: no run of commit "nowhere" is stored; the last ones are of ')
return true
