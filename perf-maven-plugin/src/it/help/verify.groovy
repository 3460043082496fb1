String log = new File(basedir, 'build.log').text

['argLine', 'failOn (Default: broken)', 'file (Default: ${project.basedir}/perf.yaml)', 'jdkToolchain', 'jvm',
 'mavenTestSkip', 'outputDirectory (Default: ${project.build.directory}/perf)', 'scenario', 'seed', 'server', 'skip',
 'skipITs', 'skipTests', 'timeout'].each {
    assert log =~ /(?m)^    \Q${it}\E\n      \S/: "not described: ${it}"
}
assert !log.contains('(no description')
return true
