package io.sloguard.fork;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Passes on what a process prints, line by line, and keeps the last lines for messages. Thread-safe. */
final class ForkOutput {

    static final int LAST_LINES = 12;

    /** A process that the ended one has left behind may hold the pipe open: its output is not waited for. */
    private static final long JOIN_MILLIS = 2_000;

    private final Process process;
    private final Consumer<String> lines;
    private final Deque<String> last = new ArrayDeque<>();
    private final Thread pump;

    private ForkOutput(Process process, Consumer<String> lines) {
        this.process = process;
        this.lines = lines;
        this.pump = new Thread(this::pump, "perf-fork-output");
        pump.setDaemon(true);
    }

    static ForkOutput of(Process process, Consumer<String> lines) {
        ForkOutput output = new ForkOutput(process, lines);
        output.pump.start();
        return output;
    }

    /** Waits until everything is passed on that the ended process has printed. */
    void awaitEnd() throws InterruptedException {
        pump.join(JOIN_MILLIS);
    }

    List<String> lastLines() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    private void pump() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(this::pass);
        } catch (IOException | UncheckedIOException closed) {
            lines.accept("(the output of the load JVM ended: " + closed.getMessage() + ")");
        }
    }

    private void pass(String line) {
        synchronized (last) {
            if (last.size() == LAST_LINES) {
                last.removeFirst();
            }
            last.addLast(line);
        }
        lines.accept(line);
    }
}
