String log = new File(basedir, 'build.log').text

assert log.count('[INFO] java of the toolchain') == 2
assert log.count('[INFO] it.words=two words') == 2
assert log.count('[INFO] heap 200 MiB') == 2
assert log.count('[INFO] user app') == 2
assert log.count('[INFO] password as expected: true') == 2
assert log.contains("perf.server is unknown, but Maven's settings have no server of that id: add <server><id>unknown</id>" +
        ' with its username and password to settings.xml -> [Help 1]')
assert log.contains("no JDK among the toolchains fits {vendor=it}: add one to Maven's toolchains.xml, or change jdkToolchain")

// the password is nowhere
assert !log.contains('hush4711')
new File(basedir, 'target').eachFileRecurse { file ->
    assert file.isDirectory() || !file.text.contains('hush4711')
}
return true
