package io.sloguard.baseline.store;

import io.sloguard.PerfException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The git command in one directory. It never asks for a password: who cannot log in is refused. Thread-safe. */
final class Git {

    private final Path directory;

    Git(Path directory) {
        this.directory = directory;
    }

    /** What a command left. */
    static final class Answer {

        private final int exit;
        private final byte[] output;
        private final String complaint;

        private Answer(int exit, byte[] output, String complaint) {
            this.exit = exit;
            this.output = output;
            this.complaint = complaint;
        }

        boolean isRefused() {
            return exit != 0;
        }

        /** Returns what it wrote, byte by byte. */
        byte[] output() {
            return output.clone();
        }

        String text() {
            return new String(output, StandardCharsets.UTF_8).strip();
        }

        /** Returns what it said beside, in one line. */
        String complaint() {
            return complaint;
        }
    }

    /**
     * Runs a command that has to work, and returns what it wrote.
     *
     * @throws PerfException if it does not; the message has the command and what it said
     */
    String run(String... arguments) {
        return required(new byte[0], arguments).text();
    }

    /** Runs a command that has to work, with this input. */
    Answer required(byte[] input, String... arguments) {
        Answer answer = ask(input, arguments);
        if (answer.isRefused()) {
            throw new PerfException("git " + String.join(" ", arguments) + " failed in " + directory.toAbsolutePath()
                    + ": " + answer.complaint());
        }
        return answer;
    }

    /** Runs a command that may be refused. */
    Answer ask(byte[] input, String... arguments) {
        try {
            Process process = start(arguments);
            CompletableFuture<byte[]> errors = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
            CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
            try (OutputStream to = process.getOutputStream()) {
                to.write(input);
            }
            int exit = process.waitFor();
            String complaint = new String(errors.join(), StandardCharsets.UTF_8).strip();
            return new Answer(exit, output.join(), complaint.replaceAll("\\s*[\\r\\n]+\\s*", " | "));
        } catch (IOException missing) {
            throw new PerfException("git cannot be run in " + directory.toAbsolutePath() + ": " + missing, missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PerfException("git was interrupted", interrupted);
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    private static byte[] all(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
