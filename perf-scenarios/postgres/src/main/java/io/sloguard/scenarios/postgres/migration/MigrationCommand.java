package io.sloguard.scenarios.postgres.migration;

import io.sloguard.target.TargetException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A command of the operating system that migrates a database. One thread awaits it, any may stop it. */
final class MigrationCommand {

    private static final int KEPT_LINES = 5;

    private final String words;
    private final Process process;
    private final TrialSessions sessions;

    private MigrationCommand(String words, Process process, TrialSessions sessions) {
        this.words = words;
        this.process = process;
        this.sessions = sessions;
    }

    /**
     * Starts the command in the working directory of this JVM, with the variables of {@link TrialSessions#environment}.
     *
     * @throws TargetException if it cannot be started
     */
    static MigrationCommand start(List<String> words, TrialSessions sessions) {
        String shown = String.join(" ", words);
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(sessions.environment());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new MigrationCommand(shown, process, sessions);
        } catch (IOException failure) {
            throw new TargetException(
                    "command \"" + shown + "\" cannot be started: " + failure.getMessage() + ". Is it on the PATH?",
                    failure);
        }
    }

    /**
     * Waits for its end.
     *
     * @throws TargetException if its exit code is not 0; the message has its last lines
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    void await() throws InterruptedException {
        Deque<String> last = new ArrayDeque<>();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                last.addLast(line);
                if (last.size() > KEPT_LINES) {
                    last.removeFirst();
                }
            }
        } catch (IOException closed) {
            last.addLast("its output was cut off: " + closed.getMessage());
        }
        int exit = process.waitFor();
        if (exit != 0) {
            String said = last.isEmpty() ? "it printed nothing" : sessions.withoutSecret(String.join(" | ", last));
            throw new TargetException("command \"" + words + "\" ended with exit code " + exit + ": " + said);
        }
    }

    /** Ends it and what it has started, by force. */
    void stop() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
