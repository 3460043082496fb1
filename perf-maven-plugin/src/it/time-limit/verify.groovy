String log = new File(basedir, 'build.log').text
File forkLog = new File(basedir, 'target/perf/fork.log')

assert log.contains("""on project time-limit: the load JVM was still running after 2 s and was ended; nothing is judged. Raise perf.timeout if the plan needs longer.
[ERROR] Its log, with the stacks of its threads: ${forkLog}
[ERROR] -> [Help 1]""")
assert log.contains('MojoExecutionException')
assert forkLog.text.contains('io.sloguard.it.Hanging.prepare')
assert !new File(basedir, 'target/perf/result.json').exists()
return true
