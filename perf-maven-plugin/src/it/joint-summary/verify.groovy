List<String> log = new File(basedir, 'build.log').readLines()

// all modules were measured, the broken one comes first
int all = log.indexOf('[ERROR] [FAIL] 1 of 3 modules broken, 2 held')
assert all > 0
assert log[all + 1] == '[ERROR] [FAIL] middle                   1 of 2 objectives broken, 1 held'
assert log[all + 2] ==~ /\[ERROR\]          sleeper p95 <= 40ms: broken, observed .* ms, 95 % bounds .*, n 200/
assert log[all + 3] == '[INFO] [ok]   first                    The objective held'
assert log[all + 4] == '[INFO] [ok]   last                     The objective held'
assert log[all + 5] == "[INFO] modules ${new File(basedir, 'target/perf/modules.html').toPath().toUri()}"

// the build ended with the broken one
int ended = log.indexOf('[ERROR] [FAIL] 1 of 3 modules broken, 1 not measured, 1 held')
assert ended > all
assert log[ended + 3] == '[WARNING] [!!]   last                     not measured: the build did not get there'
assert log.count { it =~ /of 3 modules/ } == 2

String page = new File(basedir, 'target/perf/modules.html').getText('UTF-8')
assert page.contains("<a href='../../middle/target/perf/report.html'>middle</a>")
assert new File(basedir, 'target/perf/../../middle/target/perf/report.html').exists()
String summary = new File(basedir, 'target/perf/modules.md').getText('UTF-8')
assert summary.startsWith('## ✖ 1 of 3 modules broken, 1 not measured, 1 held\n')
assert new File(basedir, 'step-summary.md').getText('UTF-8').endsWith(summary)
return true
