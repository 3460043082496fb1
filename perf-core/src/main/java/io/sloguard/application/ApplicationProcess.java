package io.sloguard.application;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A running application with everything that it started. Where there is a POSIX shell it runs under a watchdog, which ends
 * it when this JVM lets go of a pipe or dies; on Windows it outlives a JVM that is killed outright. Thread-safe.
 */
final class ApplicationProcess {

    private static final boolean IS_WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private static final String WATCHDOG = "watchdog.sh";

    /** The watchdog gives an application 5 s to end by itself. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(8);

    private final Process process;
    private final Thread guard = new Thread(this::stop, "perf-application-guard");

    private ApplicationProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a command, and ends it with this JVM if it is not stopped before.
     *
     * @param log where it writes to; what is in there is overwritten
     * @throws IOException if it cannot be started
     */
    static ApplicationProcess start(List<String> words, Path directory, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(guarded(words))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        ApplicationProcess started = new ApplicationProcess(builder.start());
        Runtime.getRuntime().addShutdownHook(started.guard);
        return started;
    }

    private static List<String> guarded(List<String> words) throws IOException {
        if (IS_WINDOWS) {
            return words;
        }
        List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", script(), WATCHDOG));
        guarded.addAll(words);
        return guarded;
    }

    private static String script() throws IOException {
        try (InputStream in = ApplicationProcess.class.getResourceAsStream(WATCHDOG)) {
            if (in == null) {
                throw new IOException("the resource " + WATCHDOG + " is missing beside " + ApplicationProcess.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Returns its exit code; empty while it runs. A signal n counts as 128 + n. */
    OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Waits for its end, at most that long. */
    void awaitEnd(Duration limit) throws InterruptedException {
        process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends it and everything that it has started; politely, after some seconds by force. Safe to call more than once. */
    void stop() {
        List<ProcessHandle> tree = process.descendants().toList();
        if (IS_WINDOWS) {
            tree.forEach(ProcessHandle::destroy);
            process.destroy();
        }
        letGo();
        awaitStop();
        tree.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        removeGuard();
    }

    private void letGo() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // it has ended: there is nobody at the other end of the pipe
        }
    }

    /** Also for a thread that is interrupted, which is why it may be stopping: nothing is left on any path. */
    private void awaitStop() {
        boolean wasInterrupted = Thread.interrupted();
        try {
            process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException again) {
            wasInterrupted = true;
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeGuard() {
        try {
            Runtime.getRuntime().removeShutdownHook(guard);
        } catch (IllegalStateException shuttingDown) {
            // this JVM ends: the guard is what is running
        }
    }
}
