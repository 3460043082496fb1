import io.sloguard.json.ResultJson
import io.sloguard.slo.Judge

String log = new File(basedir, 'build.log').text
File result = new File(basedir, 'target/perf/result.json')
File reportFile = new File(basedir, 'target/perf/report.html')
String report = reportFile.toPath().toUri()

assert log.contains('BUILD FAILURE')
assert log.contains('MojoFailureException')
assert log =~ /order-history +hot +custom +1,476 +8 +Seq Scan on orders/
def failure = log =~ /(?s)on project broken-plan-guard: (1 of 3 objectives broken.*?)\n\[ERROR\] -> \[Help 1\]/
assert failure.find()
String message = failure.group(1).readLines().collect { it.replaceFirst(/^\[ERROR\] ?/, '') }.join('\n')
assert message ==~ """1 of 3 objectives broken, 1 not measured

  order-history   uses ix_orders   broken, observed 0 scans   n 1   perf\\.yaml:7
      hot custom: Seq Scan on orders
  order-history   improves buffers by 10x   not measured   perf\\.yaml:9
      hot custom: there is no state before; not tried without the index: there is no index named ix_orders

  Report     \\Q${report}\\E
  Reproduce  mvn verify -Dperf\\.scenario=order-history -Dperf\\.seed=\\d+
  Only report, do not fail: -Dperf\\.failOn=never"""

assert reportFile.text.contains('1 of 3 objectives broken')

def run = ResultJson.read(result.toPath())
assert Judge.judge(run.result(), run.objectives()) == run.judgement()
return true
