package io.sloguard.application;

import io.sloguard.PerfException;

/**
 * Thrown when an application cannot be started or does not become ready; the message says what was waited for, has the last
 * lines of its log, and says what to do next, without secrets.
 */
public final class ApplicationException extends PerfException {

    private static final long serialVersionUID = 1L;

    public ApplicationException(String message) {
        super(message);
    }

    public ApplicationException(String message, Throwable cause) {
        super(message, cause);
    }
}
