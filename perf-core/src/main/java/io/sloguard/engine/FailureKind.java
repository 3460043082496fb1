package io.sloguard.engine;

import io.sloguard.scenario.Outcome;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.TimeoutException;

/** Turns the exception of an operation into its outcome: kind by type and SQLSTATE, timed out for timeout types. */
final class FailureKind {

    private static final int MAX_MESSAGE_LENGTH = 500;

    private FailureKind() {}

    static Outcome of(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        if (failure instanceof SQLException sql && sql.getSQLState() != null) {
            kind = kind + " " + sql.getSQLState();
        }
        return isTimeout(failure) ? Outcome.timedOut(kind, message(failure)) : Outcome.failed(kind, message(failure));
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof SQLTimeoutException
                || failure instanceof TimeoutException
                || failure instanceof InterruptedIOException;
    }

    private static String message(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).strip();
        return message.length() <= MAX_MESSAGE_LENGTH ? message : message.substring(0, MAX_MESSAGE_LENGTH) + "...";
    }
}
