package io.sloguard.scenario;

import java.util.Objects;

/**
 * How one operation ended. Immutable and thread-safe; {@link #ok} allocates nothing.
 *
 * @param status whether the operation succeeded, failed or timed out
 * @param kind what kind of failure it was, by which failures are grouped; empty for a success
 * @param message one line that helps to understand the failure; empty for a success. It appears in reports: no secrets
 */
public record Outcome(Status status, String kind, String message) {

    /** The three ways in which an operation that was started can end by itself. */
    public enum Status {
        /** The operation did what it should. */
        OK,
        /** The operation ended with an error. */
        FAILED,
        /** The operation was given up because it took too long. */
        TIMED_OUT
    }

    private static final Outcome SUCCESS = new Outcome(Status.OK, "", "");

    public Outcome {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
        if (status != Status.OK && kind.isBlank()) {
            throw new IllegalArgumentException("a failure needs a kind, for example \"insufficient balance\"");
        }
    }

    /** Returns the outcome of an operation that did what it should. */
    public static Outcome ok() {
        return SUCCESS;
    }

    /**
     * Returns the outcome of an operation that failed.
     *
     * @param kind the kind by which failures are counted, a constant such as {@code "insufficient balance"}
     * @param message what happened, for the sample that the report shows
     */
    public static Outcome failed(String kind, String message) {
        return new Outcome(Status.FAILED, kind, message);
    }

    /**
     * Returns the outcome of an operation that was given up because it took too long.
     *
     * @param kind the kind by which failures are counted, a constant such as {@code "no answer"}
     * @param message what happened, for the sample that the report shows
     */
    public static Outcome timedOut(String kind, String message) {
        return new Outcome(Status.TIMED_OUT, kind, message);
    }
}
