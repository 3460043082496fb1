import io.sloguard.json.ResultJson
import io.sloguard.slo.Judge

String log = new File(basedir, 'build.log').text
File result = new File(basedir, 'target/perf/result.json')
File reportFile = new File(basedir, 'target/perf/report.html')
String report = reportFile.toPath().toUri()

assert log.contains('BUILD FAILURE')
assert log.contains('MojoFailureException')
assert log =~ /order-index +during +\d+ +[0-9.]+ +[0-9.]+ +[0-9.]+ +0 +[0-9.]+ (ms|s)/
assert log.contains('order-index: db/changelog/order-index.yaml under io.sloguard.it.Writing')
def failure = log =~ /(?s)on project broken-migration: (2 of 3 objectives broken.*?)\n\[ERROR\] -> \[Help 1\]/
assert failure.find()
String message = failure.group(1).readLines().collect { it.replaceFirst(/^\[ERROR\] ?/, '') }.join('\n')
assert message ==~ """2 of 3 objectives broken

  order-index   max <= 300ms   broken, observed \\d+ ms   n \\d+   perf\\.yaml:9
      \\d+ of \\d+ operations took longer, none may
  order-index   lock wait <= 300ms   broken, observed \\d+ ms   bounds \\[\\d+, \\d+\\]   n [0-9,]+   perf\\.yaml:11
      \\d+ sessions waited for a table, the longest [0-9.]+ ms for orders

  Report     \\Q${report}\\E
  Reproduce  mvn verify -Dperf\\.scenario=order-index -Dperf\\.seed=\\d+
  Only report, do not fail: -Dperf\\.failOn=never"""

assert reportFile.text.contains('2 of 3 objectives broken')
assert reportFile.text.contains("id='order-index'")
assert new File(basedir, 'target/perf/TEST-perf.xml').text.contains('classname=\'perf.order-index\'')
assert new File(basedir, 'target/perf/summary.md').text.contains('order-index')

def run = ResultJson.read(result.toPath())
assert run.result().migrations().size() == 1
assert Judge.judge(run.result(), run.objectives()) == run.judgement()
return true
