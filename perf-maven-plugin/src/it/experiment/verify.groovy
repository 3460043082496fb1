import io.sloguard.json.ResultJson
import io.sloguard.slo.Judge
import io.sloguard.slo.VerdictState

String log = new File(basedir, 'build.log').text
File result = new File(basedir, 'target/perf/experiments/result.json')
File reportFile = new File(basedir, 'target/perf/experiments/report.html')
String report = reportFile.toPath().toUri()

def kept = ResultJson.read(new File(basedir, 'target/kept/experiments/result.json').toPath())
assert kept.judgement().verdicts()*.state() == [VerdictState.PASS]
def experiment = kept.result().experiment('sleep-less').orElseThrow()
assert experiment.pairs().size() == 6
assert experiment.isControlled()
assert experiment.wordsOfA() == 'millis 40' && experiment.wordsOfB() == 'millis 10'
assert log =~ /\[ok\] +sleep-less +b is at least 50% faster at p50 +-[67]\d\.?\d* % +\[-[67].*\] +6 +held/

def failure = log =~ /(?s)on project experiment: (1 of 2 objectives broken.*?)\n\[ERROR\] -> \[Help 1\]/
assert failure.find()
String message = failure.group(1).readLines().collect { it.replaceFirst(/^\[ERROR\] ?/, '') }.join('\n')
assert message ==~ """1 of 2 objectives broken

  sleep-more   b is not more than 100% slower at p50   broken, observed \\+[23]\\d\\d %   95 % bounds \\[\\+[23]\\d\\d, \\+[23]\\d\\d\\]   n 6   perf\\.yaml:18
      b was [23]\\d\\d % slower than a over 6 pairs; with 95 % confidence it is [23]\\d\\d % slower or worse

  Report     \\Q${report}\\E
  Reproduce  mvn test-compile perf:compare -Dperf\\.experiment=sleep-more -Dperf\\.seed=\\d+
  Only report, do not fail: -Dperf\\.failOn=never"""

def run = ResultJson.read(result.toPath())
assert Judge.judge(run.result(), run.objectives()) == run.judgement()
assert run.result().experiments()*.name() == ['sleep-less', 'sleep-more']
assert reportFile.text.contains("<section class='experiment' id='sleep-more'>")
assert new File(reportFile.parentFile, 'TEST-perf.xml').text.contains("classname='perf.sleep-more'")

assert log.contains('no experiment is named "sleep-les" (perf.experiment); did you mean sleep-less?;'
        + ' known are sleep-less, sleep-more')

// perf:check makes no experiments
assert ResultJson.read(new File(basedir, 'target/perf/result.json').toPath()).result().experiments().isEmpty()
return true
