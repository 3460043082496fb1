package io.sloguard.record;

/** What is known of one operation of a log; kept as one byte per operation. */
public enum OperationState {
    /** Planned, not started. */
    PLANNED(0),
    /** Started, and not ended yet. */
    STARTED(1),
    /** Ended well. */
    OK(2),
    /** Ended with an error. */
    FAILED(3),
    /** Given up because it took too long. */
    TIMED_OUT(4),
    /** Still running when the log was closed. */
    UNFINISHED(5),
    /** Not started when the log was closed, and not to be started any more. */
    DROPPED(6),
    /** Not started, and not meant to be any more, because the phase was ended before its intended start. */
    CANCELLED(7);

    private static final OperationState[] VALUES = values();

    private final byte code;

    OperationState(int code) {
        this.code = (byte) code;
    }

    static OperationState of(byte code) {
        return VALUES[code];
    }

    byte code() {
        return code;
    }

    /** Returns whether an operation in this state was started. */
    boolean isStarted() {
        return this != PLANNED && this != DROPPED && this != CANCELLED;
    }

    /** Returns whether an operation in this state has ended by itself. */
    boolean isEnded() {
        return this == OK || this == FAILED || this == TIMED_OUT;
    }
}
