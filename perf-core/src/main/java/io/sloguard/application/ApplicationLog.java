package io.sloguard.application;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an application has written, to a file that it writes to itself: no thread of the load generator is in between.
 * Thread-safe.
 */
final class ApplicationLog {

    private static final int LAST_LINES = 12;

    private final Path file;
    private final Optional<String> secret;

    /**
     * Creates the view of a log.
     *
     * @param secret what is never quoted from it
     */
    ApplicationLog(Path file, Optional<String> secret) {
        this.file = file;
        this.secret = secret.filter(text -> !text.isEmpty());
    }

    Path file() {
        return file;
    }

    /** Returns whether a line matches; costs a reading of the whole log. */
    boolean hasLine(Pattern pattern) {
        return lines().stream().anyMatch(line -> pattern.matcher(line).find());
    }

    /** Returns where the log is and its last lines, for a message. */
    String quotation() {
        List<String> all = lines();
        if (all.isEmpty()) {
            return "It wrote nothing to its log " + file + ".";
        }
        List<String> last = all.subList(Math.max(0, all.size() - LAST_LINES), all.size());
        return "Its last lines, from " + file + ":\n  " + String.join("\n  ", last);
    }

    /** Returns where the log is and its last line, on one line. */
    String lastLine() {
        List<String> all = lines();
        return "the last line of its log " + file + ": " + (all.isEmpty() ? "nothing" : all.get(all.size() - 1));
    }

    private List<String> lines() {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return secret.map(hidden -> text.replace(hidden, "***"))
                    .orElse(text)
                    .lines()
                    .toList();
        } catch (IOException notYetThere) {
            return List.of();
        }
    }

    /** Takes the secret out of the file, if the application has written it there. */
    void forget() throws IOException {
        if (secret.isPresent() && Files.exists(file)) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            String hidden = new String(secret.get().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            if (text.contains(hidden)) {
                Files.write(file, text.replace(hidden, "***").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }
}
