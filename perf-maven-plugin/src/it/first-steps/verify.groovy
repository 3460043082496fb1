String log = new File(basedir, 'build.log').text
File plan = new File(basedir, 'perf.yaml')
File scenario = new File(basedir, 'src/test/java/io/sloguard/it/perf/FirstScenario.java')

assert log.contains("[INFO] written  ${plan}")
assert log.contains("[INFO] written  ${scenario}")
assert log.contains('[INFO] next     mvn verify')
assert plan.text.contains('class: io.sloguard.it.perf.FirstScenario')
assert scenario.text.contains('package io.sloguard.it.perf;')

assert log.contains("there is a plan at ${plan} already, which is not overwritten")
assert log.contains('MojoExecutionException')

['timers', 'stalls of this process', 'noise', 'stolen time', 'processors', 'load average', 'other builds',
 'processor quota', 'clock', 'free disk', 'fsync'].each {
    assert log =~ /(?m)^\[\w+\] \S+( \? \])? +\Q${it}\E .+ allowed: .+$/: "not told: ${it}"
}
assert log =~ /this machine (is fit to judge|can judge|is not fit to judge) latencies/
return true
