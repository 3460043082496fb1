package io.sloguard.fork;

import io.sloguard.PerfException;
import io.sloguard.json.HandoverJson;
import io.sloguard.report.Ending;
import io.sloguard.report.Figures;
import io.sloguard.report.Handover;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs a plan in a JVM of its own and waits for it. That JVM never outlives the caller: it watches the pipe that this
 * process holds, and ends itself when the pipe closes, whatever closed it. Immutable; a run blocks the calling thread.
 */
public final class ForkedRun {

    private static final int LAST_LINES = 12;
    private static final int SIGNAL_BASE = 128;

    private final ForkRequest request;
    private final ForkJvm jvm;
    private final Duration timeout;

    /**
     * Creates a run.
     *
     * @param request what is to be run
     * @param jvm the JVM that is to run it
     * @param timeout after which the JVM is ended by force
     */
    public ForkedRun(ForkRequest request, ForkJvm jvm, Duration timeout) {
        this.request = Objects.requireNonNull(request, "request");
        this.jvm = Objects.requireNonNull(jvm, "jvm");
        this.timeout = Objects.requireNonNull(timeout, "timeout");
    }

    /**
     * Runs the plan. A result of an earlier run is deleted first, so that it cannot be taken for this one's.
     *
     * @param lines is given each line that the run prints, on another thread
     * @return how it ended, also if the JVM crashed or was killed
     * @throws PerfException if the JVM cannot be started
     * @throws InterruptedException if the calling thread is interrupted; the JVM is ended
     */
    public Handover run(Consumer<String> lines) throws InterruptedException {
        Process process = start();
        Thread guard = new Thread(process::destroy, "perf-fork-guard");
        Runtime.getRuntime().addShutdownHook(guard);
        Thread pump = new Thread(() -> pump(process, lines), "perf-fork-output");
        pump.setDaemon(true);
        pump.start();
        try {
            boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                return timedOut(process);
            }
            pump.join();
            return ending(process.exitValue());
        } finally {
            process.destroyForcibly();
            removeGuard(guard);
        }
    }

    private Process start() {
        try {
            Files.createDirectories(request.directory());
            for (String stale : List.of(
                    ForkRequest.RESULT_FILE,
                    ForkRequest.REPORT_FILE,
                    ForkRequest.HANDOVER_FILE,
                    ForkRequest.LOG_FILE)) {
                Files.deleteIfExists(request.directory().resolve(stale));
            }
            ProcessBuilder builder = new ProcessBuilder(command());
            builder.directory(jvm.workingDirectory().toFile());
            builder.environment().putAll(jvm.environment());
            builder.redirectError(request.log().toFile());
            return builder.start();
        } catch (IOException failure) {
            throw new PerfException("the load JVM cannot be started: " + failure, failure);
        }
    }

    private List<String> command() throws IOException {
        Path classPathFile = request.directory().resolve("fork.classpath");
        String classPath = String.join(System.getProperty("path.separator"), jvm.classPath());
        Files.writeString(
                classPathFile, "-cp\n\"" + classPath.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n");
        List<String> command = new ArrayList<>();
        command.add(jvm.java().toString());
        command.add("-Dfile.encoding=UTF-8");
        command.addAll(jvm.arguments());
        command.add("@" + classPathFile);
        command.add(ForkMain.class.getName());
        command.addAll(request.arguments());
        return command;
    }

    private static void pump(Process process, Consumer<String> lines) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines);
        } catch (IOException | UncheckedIOException closed) {
            lines.accept("(the output of the load JVM ended: " + closed.getMessage() + ")");
        }
    }

    private Handover ending(int exitCode) {
        if (exitCode == 0 && Files.exists(request.handover())) {
            return HandoverJson.read(request.handover());
        }
        String how = exitCode > SIGNAL_BASE
                ? "was killed by signal " + (exitCode - SIGNAL_BASE)
                : "ended with exit code " + exitCode + " before the run was complete";
        return Handover.failed(Ending.FAILED, "the load JVM " + how + "; nothing is judged." + log());
    }

    private Handover timedOut(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
        return Handover.failed(
                Ending.FAILED,
                "the load JVM was still running after " + Figures.duration(timeout)
                        + " and was killed; nothing is judged. Raise perf.timeout if the plan needs longer." + log());
    }

    private String log() {
        List<String> last = lastLines();
        String tail = last.isEmpty() ? "" : "\nIts last output:\n  " + String.join("\n  ", last);
        return "\nIts log: " + request.log() + tail;
    }

    private List<String> lastLines() {
        try {
            List<String> all = Files.readAllLines(request.log());
            return all.subList(Math.max(0, all.size() - LAST_LINES), all.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static void removeGuard(Thread guard) {
        try {
            Runtime.getRuntime().removeShutdownHook(guard);
        } catch (IllegalStateException shuttingDown) {
            // this process ends: the guard is running, which is what it is for
        }
    }
}
