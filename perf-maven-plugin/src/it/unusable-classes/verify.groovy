String log = new File(basedir, 'build.log').text

assert log.contains('''on project unusable-classes: perf.yaml has 3 mistakes; nothing was run:
[ERROR]   perf.yaml:6:12  class io.sloguard.it.NoScenario does not implement io.sloguard.scenario.Scenario
[ERROR]   perf.yaml:8:12  class io.sloguard.it.HiddenConstructor has no public constructor without parameters
[ERROR]   perf.yaml:10:12  class io.sloguard.it.Sleping is not on the class path (ClassNotFoundException); is it spelt with its package, and compiled into the project's test class path?
[ERROR] -> [Help 1]''')
assert log.contains('MojoExecutionException')
return true
