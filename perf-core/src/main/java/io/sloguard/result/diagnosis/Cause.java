package io.sloguard.result.diagnosis;

import java.util.Objects;

/**
 * What an operation spent time on. Equal causes are counted together.
 *
 * @param kind what it was
 * @param object what it was about, depending on the kind: the table of a lock, the event that was waited for, the reason of
 *     a pause; empty if there is nothing to add
 * @param statement the statement that was executed, without the values in it; empty if there was none, or if statements are
 *     counted together
 */
public record Cause(Kind kind, String object, String statement) {

    /** The kinds of causes. */
    public enum Kind {
        /** Waiting for a row that another transaction has locked; the object is the table. */
        ROW_LOCK,
        /** Waiting for a lock on a whole table; the object is the table. */
        TABLE_LOCK,
        /** Waiting for another lock; the object is its type. */
        OTHER_LOCK,
        /** The database's processor worked on the statement. */
        EXECUTION,
        /** The database read or wrote data files; the object is the event. */
        DATA_FILE,
        /** The database wrote its log, or waited for a replica to have it; the object is the event. */
        LOG,
        /** The database waited for itself: short locks of its memory, or other processes of its own. */
        INTERNAL,
        /** A transaction was open, and the database waited for its client. */
        CLIENT,
        /** Waiting for a connection, and none of those in use was seen doing anything. */
        CONNECTION,
        /** No session of the operation was seen with anything to do: it was in the application. */
        OUTSIDE,
        /** The load JVM stood still; the object is the reason. */
        PAUSE,
        /** The load JVM did not start the operation in time, although a worker was free. */
        LATE,
        /** Waiting for a worker while every one was inside an operation, and none of these was looked into. */
        QUEUE,
        /** The operation ran, and nobody looked: no sample fell into it, or its target cannot be watched. */
        UNSEEN
    }

    public Cause {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(statement, "statement");
    }

    /** Creates a cause about which nothing more is known than its kind. */
    public Cause(Kind kind) {
        this(kind, "", "");
    }

    /** Returns the same without its statement, to be counted together with those of other statements. */
    public Cause ofAnyStatement() {
        return new Cause(kind, object, "");
    }
}
