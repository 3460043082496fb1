import io.sloguard.json.ResultJson
import io.sloguard.slo.Judge

String log = new File(basedir, 'build.log').text
File result = new File(basedir, 'target/perf/result.json')

assert log.contains('[INFO] [1/1] sleeper  open 100/s, 3 s')
assert log =~ /(?m)^\[INFO\] sleeper +300 +[5-9]\d/
assert log =~ /(?m)^\[INFO\] \[ok\]   sleeper              p95 <= 5s +\d+\.?\d* ms +\[[0-9.]+, [0-9.]+\] +300  held$/
assert log =~ /(?m)^\[INFO\] \[ok\] 2 of 2 objectives held   seed \d+$/
assert log.contains("[INFO] result  ${result}")
File report = new File(basedir, 'target/perf/report.html')
assert log.contains("[INFO] report  ${report.toPath().toUri()}")
assert report.text.contains('All 2 objectives held')
assert log.contains('BUILD SUCCESS')
log.readLines().findAll { it.startsWith('[INFO]') || it.startsWith('[WARNING]') }.each {
    assert it.length() <= 120 || it.contains('/'): "wider than 120 columns: ${it}"
}

// judged again from its file, the run gets the same verdicts, with the same evidence
def run = ResultJson.read(result.toPath())
assert Judge.judge(run.result(), run.objectives()) == run.judgement()
return true
