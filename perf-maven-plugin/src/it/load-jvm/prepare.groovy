// A JDK whose java says that it was the one that was asked for.
File java = new File(basedir, 'jdk/bin/java')
java.parentFile.mkdirs()
String real = System.getProperty('java.home') + '/bin/java'
java.text = "#!/bin/sh\necho 'java of the toolchain'\nexec '${real}' \"\$@\"\n"
java.setExecutable(true)
new File(basedir, 'toolchains.xml').text = """<toolchains>
  <toolchain>
    <type>jdk</type>
    <provides><version>17</version><vendor>it</vendor></provides>
    <configuration><jdkHome>${basedir}/jdk</jdkHome></configuration>
  </toolchain>
</toolchains>
"""
return true
