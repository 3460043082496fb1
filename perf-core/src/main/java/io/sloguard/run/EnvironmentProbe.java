package io.sloguard.run;

import io.sloguard.result.Environment;
import io.sloguard.target.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds out where a run takes place. */
final class EnvironmentProbe {

    private static final long GIT_TIMEOUT_SECONDS = 5;

    private EnvironmentProbe() {}

    static Environment probe(Optional<Target> target, Path directory) throws InterruptedException {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
        return new Environment(
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                system,
                commit(directory),
                target.map(Target::facts).orElse(Map.of()));
    }

    /** Asks git for the commit; a project that is not under git, or a machine without it, has none. */
    private static String commit(Path directory) throws InterruptedException {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!git.waitFor(GIT_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                return "";
            }
            return git.exitValue() == 0 ? answer : "";
        } catch (IOException noGit) {
            return "";
        }
    }
}
