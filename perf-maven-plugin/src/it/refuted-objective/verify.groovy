import io.sloguard.json.ResultJson
import io.sloguard.slo.Judge

String log = new File(basedir, 'build.log').text
File result = new File(basedir, 'target/perf/result.json')
File reportFile = new File(basedir, 'target/perf/report.html')
String report = reportFile.toPath().toUri()

assert log.contains('BUILD FAILURE')
assert log.contains('MojoFailureException')
def failure = log =~ /(?s)on project refuted-objective: (1 of 2 objectives broken.*?)\n\[ERROR\] -> \[Help 1\]/
assert failure.find()
String message = failure.group(1).readLines().collect { it.replaceFirst(/^\[ERROR\] ?/, '') }.join('\n')
assert message ==~ """1 of 2 objectives broken

  sleeper   p95 <= 40ms   broken, observed [5-9]\\d\\.?\\d* ms   95 % bounds \\[[0-9.]+, [0-9.]+\\]   n 300   perf\\.yaml:7
      300 of 300 operations took longer, 5 % may
      if at most 5 in 100 operations really took longer than 40ms, a run this bad would come about less than once in 20 \\(n 300, K 300, effective n 300, each bound at 95 %\\)

  Report     \\Q${report}\\E
  Reproduce  mvn verify -Dperf\\.scenario=sleeper -Dperf\\.seed=\\d+
  Only report, do not fail: -Dperf\\.failOn=never"""

assert reportFile.text.contains('1 of 2 objectives broken')

def run = ResultJson.read(result.toPath())
assert Judge.judge(run.result(), run.objectives()) == run.judgement()
return true
