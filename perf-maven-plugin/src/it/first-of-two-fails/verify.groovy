String log = new File(basedir, 'build.log').text

assert log.contains('[INFO] [1/2] slow  open 100/s, 1 s')
assert log.contains('[INFO] [2/2] quick  open 100/s, 1 s')
assert log =~ /(?m)^\[ERROR\] \[FAIL\] slow                 p95 <= 5ms .* broken$/
assert log =~ /(?m)^\[INFO\] \[ok\]   quick                p90 <= 10s .* held$/
assert log.contains('on project first-of-two-fails: 1 of 2 objectives broken')
assert log.contains('MojoFailureException')
return true
