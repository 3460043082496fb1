String log = new File(basedir, 'build.log').text

assert log.contains('shop ready in ')
assert log.contains('6 of 6 objectives held') || log =~ /\d of 6 objectives/
File shop = new File(basedir, 'target/perf/shop.log')
assert shop.text.contains('Started ShopApplication')
String pid = (shop.text =~ /with PID (\d+)/)[0][1]
assert !ProcessHandle.of(pid as long).isPresent(): 'the application was left running'
return true
