package io.sloguard.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same tests under the launchers of several versions of JUnit, each in a JVM of its own. */
class SloTestVersionsTest {

    /** Where the build copies them to. */
    private static final Path LAUNCHERS = Path.of("target", "junit-launchers");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"1.10.5", "1.14.4", "6.1.3"})
    void tests_succeed_fail_and_abort_in_every_version(String version) throws Exception {
        Path launcher = LAUNCHERS.resolve("junit-platform-console-standalone-" + version + ".jar");
        assertThat(launcher).isRegularFile();

        String output = launch(launcher);

        assertThat(output)
                .contains("1 tests successful", "1 tests failed", "1 tests aborted")
                .contains(VersionSample.class.getName() + ".broken: 1 of 1 objectives broken")
                .contains(VersionSample.class.getName() + ".tooShort: 1 of 1 objectives undecided");
        assertThat(directory.resolve(VersionSample.class.getName() + ".proven").resolve("result.json"))
                .isNotEmptyFile();
    }

    private String launch(Path launcher) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        launcher + File.pathSeparator + classPathWithoutJUnit(),
                        "-D" + Settings.DIRECTORY + "=" + directory,
                        "org.junit.platform.console.ConsoleLauncher",
                        "execute",
                        "--disable-banner",
                        "--disable-ansi-colors",
                        "--select-class=" + VersionSample.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static String classPathWithoutJUnit() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("junit-"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
