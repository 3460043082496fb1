String log = new File(basedir, 'build.log').text

assert log =~ /on project version-mismatch: the project has perf-core 0\.0\.9 on its test class path, the plugin is of version \S+: use the same version of io\.sloguard:perf-core and io\.sloguard:perf-maven-plugin -> \[Help 1\]/
assert log.contains('MojoExecutionException')
return true
