String log = new File(basedir, 'build.log').text
File of_the_run = new File(basedir, 'target/perf')
File again = new File(basedir, 'target/again')

['report.html', 'summary.md', 'TEST-perf.xml', 'benchmark.json', 'bencher.json', 'openmetrics.txt'].each {
    assert new File(again, it).bytes == new File(of_the_run, it).bytes: "not the same: ${it}"
    assert log.contains("[INFO] report  ${new File(again, it)}")
}
assert log.contains("${new File(basedir, 'damaged.json')} is not a complete result of this version: ")
assert log.contains("${new File(basedir, 'newer.json')} is not a complete result of this version: ")
assert log.contains("the result ${new File(basedir, 'missing.json')} cannot be read: ")
assert !new File(basedir, 'report.html').exists()
return true
