package io.sloguard.pgindex.build;

import org.jspecify.annotations.Nullable;

/** Index work that did not reach its goal. The message says what, where, why and what to do next. */
public final class IndexWorkException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why index work fails. */
    public enum Reason {
        /** The server cannot do it, or not safely. */
        SERVER_NOT_SUPPORTED,
        /** The connection is in a transaction or shared through a pool of transactions. */
        CONNECTION_NOT_SUITABLE,
        /** There is no such table or index, or it is of another kind. */
        NO_SUCH_OBJECT,
        /** The server does not accept the definition. */
        DEFINITION_REFUSED,
        /** Another index, or something else, has the name. */
        DEFINITION_MISMATCH,
        /** An INVALID index is there and may not be replaced. */
        INVALID_INDEX,
        /** Rows would violate the unique index. */
        DUPLICATES,
        /** Other sessions did not end in time. */
        WAIT_EXHAUSTED,
        /** The server refused, cancelled or died during the work. */
        STATEMENT_FAILED,
        /** The work was finished and the result is not what was asked for. */
        VERIFICATION_FAILED,
        /** The thread was interrupted. */
        INTERRUPTED
    }

    /**
     * Makes a failure.
     *
     * @param reason why, for programs
     * @param message why, for people
     */
    public IndexWorkException(Reason reason, String message) {
        this(reason, message, null);
    }

    /**
     * Makes a failure with its cause.
     *
     * @param reason why, for programs
     * @param message why, for people
     * @param cause what was thrown below, if anything
     */
    public IndexWorkException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /**
     * Returns why the work failed.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
