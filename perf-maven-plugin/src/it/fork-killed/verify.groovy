String log = new File(basedir, 'build.log').text

assert log.contains("""on project fork-killed: the load JVM was killed by signal 9 (exit code 137); nothing is judged.
[ERROR] Its log: ${new File(basedir, 'target/perf/fork.log')}
[ERROR] Its last output:
[ERROR]   [1/1] purchase  closed 1 users, 1 s
[ERROR]   operation 0 halts this JVM
[ERROR] -> [Help 1]""")
assert log.contains('MojoExecutionException')
assert !new File(basedir, 'target/perf/result.json').exists()
return true
