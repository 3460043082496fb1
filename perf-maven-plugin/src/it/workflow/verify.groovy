import org.yaml.snakeyaml.Yaml

// runs the commands of the example workflow's steps, in this project, as GitHub would after a pull request
File example = new File(basedir, '../../../../examples/github-actions/perf.yml').canonicalFile
def job = new Yaml().load(example.getText('UTF-8')).jobs.gate

// the step's Maven finds what the build has just made, and nothing else
String version = new File(localRepositoryPath.toString(), 'io/sloguard/perf-maven-plugin').listFiles().find { it.directory }.name
String downloaded = System.getProperty('maven.repo.local') ?: System.getProperty('user.home') + '/.m2/repository'
String settings = new File(basedir, '../../../src/it/settings.xml').text
new File(basedir, 'settings.xml').text = settings.replace('@localRepositoryUrl@', new File(downloaded).toURI().toString())
new File(basedir, '.mvn').mkdirs()
new File(basedir, '.mvn/maven.config').text =
        "-s\nsettings.xml\n-Dmaven.repo.local=${localRepositoryPath}\n-Dperf.version=${version}\n"

// stands in for GitHub's own command, which is not on every machine
File tools = new File(basedir, 'tools')
tools.mkdirs()
File gh = new File(tools, 'gh')
gh.text = '#!/bin/sh\nprintf "%s\\n" "$@" > commented\n'
assert gh.setExecutable(true)

job.steps.findAll { it.run }.each { step ->
    def builder = new ProcessBuilder('bash', '-e', '-o', 'pipefail', '-c', step.run)
    builder.directory(basedir).redirectErrorStream(true).redirectOutput(new File(basedir, 'step.log'))
    builder.environment().putAll([GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: basedir.path, PULL_REQUEST: '7',
            GITHUB_STEP_SUMMARY: new File(basedir, 'step-summary.md').path, PATH: "${tools}:${System.getenv('PATH')}".toString()])
    int exit = builder.start().waitFor()
    assert exit == 0: "${step.name}: ${new File(basedir, 'step.log').text}"
}

assert job.steps.count { it.run } == 2
assert new File(basedir, 'step-summary.md').getText('UTF-8').startsWith('## ✔ All 2 objectives held')
assert new File(basedir, 'commented').readLines() ==
        ['pr', 'comment', '7', '--edit-last', '--create-if-none', '--body-file', 'target/perf/summary.md']
// every file that a step names is there
job.steps.collectMany { [it.with?.path, it.with?.'output-file-path'] }.findAll().each {
    assert new File(basedir, it).exists(): "the workflow names ${it}"
}
return true
