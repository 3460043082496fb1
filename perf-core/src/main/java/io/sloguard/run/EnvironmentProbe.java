package io.sloguard.run;

import io.sloguard.result.Environment;
import io.sloguard.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds out where a run takes place. It asks git when it is created, so that the answer is there at the end of the run; a
 * project that is not under git, or a machine without it, has no commit.
 */
final class EnvironmentProbe {

    /** Names the class of the machine, where that is known better than by its processor. */
    private static final String MACHINE_VARIABLE = "PERF_MACHINE";

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final long GIT_TIMEOUT_SECONDS = 5;

    private final Optional<Process> git;

    EnvironmentProbe(Path directory) {
        this.git = askForCommit(directory);
    }

    Environment environment(Optional<Target> target) throws InterruptedException {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
        Environment environment = new Environment(
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                system,
                commit(),
                target.map(Target::facts).orElse(Map.of()));
        return environment.onMachine(Optional.ofNullable(System.getenv(MACHINE_VARIABLE))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> environment.machine() + processor()));
    }

    /** Two machines with as many cores of another model are not of one class; only Linux tells the model in a file. */
    private static String processor() {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> ", " + line.substring(line.indexOf(':') + 1).strip())
                    .orElse("");
        } catch (IOException | UncheckedIOException elsewhere) {
            return "";
        }
    }

    private static Optional<Process> askForCommit(Path directory) {
        try {
            Process process = new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return Optional.of(process);
        } catch (IOException noGit) {
            return Optional.empty();
        }
    }

    private String commit() throws InterruptedException {
        if (git.isEmpty()) {
            return "";
        }
        Process process = git.get();
        if (!process.waitFor(GIT_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return "";
        }
        try {
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0 ? answer : "";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
