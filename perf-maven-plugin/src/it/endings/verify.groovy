// the log holds the invocations one after the other
List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1) as List
assert logs.size() == 11

def contains = { int number, String... texts ->
    String log = logs[number - 1]
    texts.each { assert log.contains(it): "invocation ${number} does not say: ${it}" }
}

// 1: the first scenario fails, and the second is run and judged all the same
contains(1, 'MojoFailureException', '[1/2] first', '[2/2] second', '1 broken of 2 objectives',
        'first   p95 <= 1ms   broken, observed ', 'plans/two.yaml:6', '-Dperf.scenario=first -Dperf.seed=')

// 2: one message with every mistake and its place
contains(2, 'MojoExecutionException', 'plans/mistakes.yaml has 11 mistakes; nothing was run:',
        'plans/mistakes.yaml:3:1  unknown key "scenaros" in the plan; did you mean scenarios?',
        'there is no scenario "bad-unti"; did you mean bad-unit?',
        'plans/mistakes.yaml:7:18  objective "p95 <= 215": a limit is a number with its unit, in us, ms or s, not "215"',
        'plans/mistakes.yaml:9:12  class it.Sleepin is not on the class path (ClassNotFoundException)',
        'plans/mistakes.yaml:12:12  class it.NoScenario does not implement io.sloguard.scenario.Scenario',
        'plans/mistakes.yaml:13:18  objective "0.99 <= 215ms": unknown metric "0.99"',
        'plans/mistakes.yaml:15:12  class it.Hidden has no public constructor without parameters',
        'plans/mistakes.yaml:19:18  rate: a rate of 0 plans nothing',
        'duration: a duration is a number and ms, s, m or h, for example 15s, not "-1s"',
        'has rate and users; rate makes an open load, users a closed one: choose one',
        '"zero-rate" is in scenarios twice, first on line 17')

// 3: a run that is shorter than its warm-up
contains(3, 'MojoExecutionException',
        'the measured phase is shorter than its warm-up; duration is the measured time and does not include the warm-up')

// 4: nothing measured never passes
contains(4, 'MojoExecutionException', '1 not measured of 1 objectives', 'no operation was planned in the measured phase')

// 5: a scenario that throws in its set-up
contains(5, 'MojoExecutionException',
        'its preparation failed: java.lang.IllegalStateException: the fixture is missing')

// 6: the load JVM is killed
contains(6, 'MojoExecutionException', 'the load JVM was killed by signal 9; nothing is judged', 'fork.log')

// 7, 8: undecided objectives warn and say what would decide; failOn=undecided makes them break
contains(7, '[WARNING]', 'undecided', 'more operations would decide', 'BUILD SUCCESS')
contains(8, 'MojoFailureException', '1 undecided of 1 objectives')

// 9: only report
contains(9, 'broken', 'BUILD SUCCESS')

// 10: a policy that there is not
contains(10, 'MojoExecutionException', 'failOn is one of broken, undecided, never, not "sometimes"')

// 11: no plan
contains(11, 'MojoExecutionException', 'perf.yaml')

assert !new File(basedir, 'target/perf/result.json').exists(): 'the result of an earlier run is left over'
