package io.sloguard.scenarios.tournament;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened, last first, and all of it even if one fails. Not thread-safe. */
final class CloseStack {

    private final Deque<Runnable> closings = new ArrayDeque<>();

    /** Adds how to close what was just opened. */
    void add(Runnable closing) {
        closings.push(closing);
    }

    /** Closes everything, and throws the first failure with the others suppressed; a second call does nothing. */
    void close() {
        RuntimeException first = null;
        while (!closings.isEmpty()) {
            try {
                closings.pop().run();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Closes everything because of the given failure, which keeps those of closing as suppressed. */
    void closeAfter(Exception failure) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
