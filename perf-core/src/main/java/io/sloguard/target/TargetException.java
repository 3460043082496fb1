package io.sloguard.target;

import io.sloguard.PerfException;

/** Thrown when a target cannot be opened; the message says what failed and what to do next, without secrets. */
public final class TargetException extends PerfException {

    private static final long serialVersionUID = 1L;

    public TargetException(String message) {
        super(message);
    }

    public TargetException(String message, Throwable cause) {
        super(message, cause);
    }
}
