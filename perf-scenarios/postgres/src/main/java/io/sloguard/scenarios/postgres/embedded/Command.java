package io.sloguard.scenarios.postgres.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A short-lived command of the operating system, run to its end.
 *
 * @param words the program and its arguments
 * @param directory where it runs
 */
record Command(List<String> words, Path directory) {
    /** What a program needs to be found, loaded and to speak; everything else, secrets included, is not handed on. */
    private static final Set<String> INHERITED =
            Set.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SystemRoot", "SYSTEMROOT", "TEMP", "TMP");

    Command {
        words = List.copyOf(words);
    }

    /** What a command said and how it ended. */
    record Result(int status, String output) {}

    static Command of(List<String> words) {
        return new Command(words, Path.of(File.separator));
    }

    /** Runs the command without input; its output and errors are one text. */
    Result run() throws IOException {
        Process process = prepare().redirectErrorStream(true).start();
        process.getOutputStream().close();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Result(process.waitFor(), output);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + words.get(0), e);
        }
    }

    /** The same command, ready to be started otherwise, in an environment of known content. */
    ProcessBuilder prepare() {
        var builder = new ProcessBuilder(new ArrayList<>(words)).directory(directory.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(INHERITED);
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        return builder;
    }
}
