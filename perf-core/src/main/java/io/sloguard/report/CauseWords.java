package io.sloguard.report;

import io.sloguard.result.diagnosis.Blocker;
import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.DatabaseActivity;
import io.sloguard.result.diagnosis.FullScan;

/** What holds operations up, in words that follow "the time went into". */
public final class CauseWords {

    private static final int LONGEST_STATEMENT = 120;
    private static final int LOOKS_A_SECOND = 20;
    private static final int BETWEEN_LOOKS_MILLIS = 1000 / LOOKS_A_SECOND;

    private CauseWords() {}

    /** Returns a cause in words: {@code waiting for row locks on wallets}. */
    public static String of(Cause cause) {
        String object = cause.object();
        return switch (cause.kind()) {
            case ROW_LOCK -> "waiting for row locks" + prefixed(" on ", object);
            case TABLE_LOCK -> "waiting for table locks" + prefixed(" on ", object);
            case OTHER_LOCK -> "waiting for locks" + prefixed(" of type ", object);
            case EXECUTION -> "executing" + prefixed(" ", excerpt(cause.statement()));
            case DATA_FILE -> "reading and writing data files" + inBrackets(object) + statement(cause);
            case LOG -> "waiting for the database's log to be written" + inBrackets(object);
            case INTERNAL -> "waiting inside the database" + inBrackets(object) + statement(cause);
            case CLIENT -> "open transactions in which the database waited for the application";
            case CONNECTION -> "waiting for a connection";
            case OUTSIDE -> "the application, with no session of the operation at work";
            case PAUSE ->
                "a pause of the load JVM"
                        + (object.isEmpty() ? " (it was stopped, or got no processor)" : inBrackets(object));
            case LATE -> "late starts: the load JVM got no processor in time";
            case QUEUE -> "waiting for a worker while all were inside operations";
            case UNSEEN ->
                "the operations themselves, on which no look at the database fell; with "
                        + LOOKS_A_SECOND + " looks a second, most operations below " + BETWEEN_LOOKS_MILLIS
                        + " ms are not seen";
        };
    }

    /** Returns a cause in words, with what the plan of its statement says about it. */
    public static String of(Cause cause, DatabaseActivity activity) {
        return of(cause)
                + activity.fullScan(cause.statement()).map(CauseWords::of).orElse("");
    }

    private static String of(FullScan scan) {
        return ", which reads " + scan.table() + " (about " + Figures.counted(scan.rows(), "row") + ") from end to end"
                + prefixed(" to find ", scan.condition()) + ": is an index missing?";
    }

    /** Returns a blocker in words: {@code session 4711 (psql), idle in transaction, with select ...}. */
    public static String of(Blocker blocker) {
        return blocker.session() + prefixed(", ", blocker.state()) + prefixed(", with ", excerpt(blocker.statement()));
    }

    private static String statement(Cause cause) {
        return prefixed(" for ", excerpt(cause.statement()));
    }

    private static String inBrackets(String text) {
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private static String prefixed(String prefix, String text) {
        return text.isEmpty() ? "" : prefix + text;
    }

    private static String excerpt(String statement) {
        return statement.codePointCount(0, statement.length()) <= LONGEST_STATEMENT
                ? statement
                : statement.substring(0, statement.offsetByCodePoints(0, LONGEST_STATEMENT)) + "...";
    }
}
