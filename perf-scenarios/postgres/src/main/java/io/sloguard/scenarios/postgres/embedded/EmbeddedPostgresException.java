package io.sloguard.scenarios.postgres.embedded;

import io.sloguard.PerfException;

/**
 * The embedded server could not be prepared, started or removed.
 *
 * <p>The message says what failed, where, what was found and what to do next; it carries the last lines of the server's
 * log where there is one, and never a password.
 */
public final class EmbeddedPostgresException extends PerfException {
    private static final long serialVersionUID = 1L;

    EmbeddedPostgresException(String message) {
        super(message);
    }

    EmbeddedPostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
