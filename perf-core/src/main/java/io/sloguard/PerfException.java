package io.sloguard;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when something outside is broken, so that no measurement or no verdict is possible; the message says what, where
 * and what to do next. A broken objective is not an exception but a verdict.
 */
public class PerfException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PerfException(String message) {
        super(message);
    }

    public PerfException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
