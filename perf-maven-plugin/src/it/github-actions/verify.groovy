List<String> lines = new File(basedir, 'build.log').readLines()

// at the first column, without Maven's prefix
def annotations = lines.findAll { it.contains('::error') }
assert annotations.size() == 1
assert annotations[0] ==~ /::error file=github-actions\/perf\.yaml,line=7,title=SLO broken%3A sleeper p95 <= 40ms::broken, observed .*%0A300 of 300 operations took longer, 5 %25 may/
assert lines.contains('[INFO] BUILD FAILURE')

String page = new File(basedir, 'step-summary.md').getText('UTF-8')
assert page.startsWith('## ✖ 1 of 2 objectives broken\n')
assert page == new File(basedir, 'target/perf/summary.md').getText('UTF-8')
return true
