package io.sloguard.fork;

import io.sloguard.PerfException;
import io.sloguard.json.HandoverJson;
import io.sloguard.report.Ending;
import io.sloguard.report.Handover;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs a plan in a JVM of its own and waits for it. That JVM never outlives the caller: it watches this process, and ends
 * itself when it is gone, whatever ended it. Immutable; a run blocks the calling thread.
 */
public final class ForkedRun {

    private static final int SIGNAL_BASE = 128;
    private static final int LAST_SIGNAL = 64;

    /** A JVM that runs out of memory measures nothing trustworthy any more, so it ends. */
    private static final List<String> OUT_OF_MEMORY = List.of("-XX:+ExitOnOutOfMemoryError");

    /** How long after its time limit the JVM gets to end itself, before it is ended by force. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final ForkRequest request;
    private final ForkJvm jvm;
    private final Duration grace;

    /**
     * Creates a run.
     *
     * @param request what is to be run
     * @param jvm the JVM that is to run it
     */
    public ForkedRun(ForkRequest request, ForkJvm jvm) {
        this(request, jvm, GRACE);
    }

    ForkedRun(ForkRequest request, ForkJvm jvm, Duration grace) {
        this.request = Objects.requireNonNull(request, "request");
        this.jvm = Objects.requireNonNull(jvm, "jvm");
        this.grace = grace;
    }

    /**
     * Runs the plan. A result of an earlier run is deleted first, so that it cannot be taken for this one's.
     *
     * @param lines is given each line that the run prints, on another thread
     * @return how it ended, also if the JVM crashed or was killed
     * @throws PerfException if the JVM cannot be started, or if its handover is damaged
     * @throws InterruptedException if the calling thread is interrupted; the JVM is ended
     */
    public Handover run(Consumer<String> lines) throws InterruptedException {
        Process process = start();
        Thread guard = new Thread(process::destroy, "perf-fork-guard");
        Runtime.getRuntime().addShutdownHook(guard);
        ForkOutput output = ForkOutput.of(process, lines);
        try {
            boolean ended = awaitEnd(process);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            output.awaitEnd();
            return ended
                    ? ending(process.exitValue(), output)
                    : frozen(limit().map(TimeLimit::words).orElse("none"), output);
        } finally {
            process.destroyForcibly();
            removeGuard(guard);
        }
    }

    /**
     * Returns whether the JVM ended within its limit; a plan without an end is waited for as long as it takes. The plan is
     * read for its limit only when that may be near, because reading takes processor time from the start of the JVM.
     */
    private boolean awaitEnd(Process process) throws InterruptedException {
        long start = System.nanoTime();
        if (request.timeout().isEmpty() && process.waitFor(TimeLimit.SET_UP.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        Optional<TimeLimit> limit = limit();
        if (limit.isEmpty()) {
            process.waitFor();
            return true;
        }
        Duration patience = limit.get().duration().plus(grace).minusNanos(System.nanoTime() - start);
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Optional<TimeLimit> limit() {
        return TimeLimit.of(request, jvm.workingDirectory());
    }

    private Process start() {
        try {
            Files.createDirectories(request.directory());
            deleteStale();
            ProcessBuilder builder = new ProcessBuilder(command());
            builder.directory(jvm.workingDirectory().toFile());
            builder.environment().putAll(jvm.environment());
            builder.redirectError(request.log().toFile());
            return builder.start();
        } catch (IOException failure) {
            throw new PerfException("the load JVM cannot be started: " + failure, failure);
        }
    }

    /** What an earlier run left must not be taken for what this one found; who only asks does not lose it. */
    private void deleteStale() throws IOException {
        List<Path> stale = new ArrayList<>(List.of(request.handover(), request.log()));
        if (request.task() == ForkRequest.Task.RUN) {
            stale.addAll(request.reports().all());
            stale.add(request.result());
        }
        for (Path file : stale) {
            Files.deleteIfExists(file);
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
        command.add("-Dstdout.encoding=UTF-8");
        command.addAll(OUT_OF_MEMORY);
        command.add("-XX:ErrorFile=" + request.directory().resolve("hs_err_pid%p.log"));
        command.addAll(jvm.arguments());
        command.add("@" + classPathFile);
        command.add(ForkMain.class.getName());
        command.addAll(request.arguments());
        return command;
    }

    private Handover ending(int exitCode, ForkOutput output) {
        if (exitCode == ForkExit.HANDED_OVER && Files.exists(request.handover())) {
            return HandoverJson.read(request.handover());
        }
        return failed(how(exitCode), output);
    }

    private String how(int exitCode) {
        if (exitCode == ForkExit.HANDOVER_LOST) {
            return "could not write to " + request.directory() + ": is the disk full, or the directory read-only?";
        }
        int signal = exitCode - SIGNAL_BASE;
        return signal > 0 && signal <= LAST_SIGNAL
                ? "was killed by signal " + signal + " (exit code " + exitCode + ")"
                : "ended with exit code " + exitCode + " before the run was complete";
    }

    private Handover frozen(String limit, ForkOutput output) {
        return failed("did not react to its time limit of " + limit + ". It was killed", output);
    }

    private Handover failed(String how, ForkOutput output) {
        List<String> last = new ArrayList<>(output.lastLines());
        last.addAll(lastLogLines());
        String tail = last.isEmpty() ? "" : "\nIts last output:\n  " + String.join("\n  ", last);
        return Handover.failed(
                Ending.FAILED, "the load JVM " + how + "; nothing is judged.\nIts log: " + request.log() + tail);
    }

    private List<String> lastLogLines() {
        try {
            List<String> all = Files.readAllLines(request.log(), StandardCharsets.UTF_8);
            return all.subList(Math.max(0, all.size() - ForkOutput.LAST_LINES), all.size());
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
