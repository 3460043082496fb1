String log = new File(basedir, 'build.log').text

['perf.skip', 'skipTests', 'skipITs', 'maven.test.skip'].each {
    assert log.contains("[INFO] nothing is measured or judged: ${it} is set")
}
assert log.count('BUILD SUCCESS') == 4
assert !new File(basedir, 'target/perf').exists()
return true
