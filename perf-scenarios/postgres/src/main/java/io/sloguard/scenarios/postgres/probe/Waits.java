package io.sloguard.scenarios.postgres.probe;

import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.Cause.Kind;
import java.util.Locale;
import java.util.Set;

/**
 * What the wait events of PostgreSQL 13 to 18 mean. Source: the tables of wait events in the chapter "The Cumulative
 * Statistics System" of its manual; names of the log's events changed from {@code WALSync} to {@code WalSync} in 17.
 */
final class Waits {

    private static final Set<String> ROW_EVENTS = Set.of("transactionid", "tuple", "spectoken");
    private static final String LOG_PREFIX = "WAL";

    /** A session that waits for its own parallel workers executes its statement. */
    private static final Set<String> PARALLEL = Set.of("Execute", "Parallel", "Bgworker", "MessageQueue", "Hash");

    private Waits() {}

    /**
     * Returns what a session was doing.
     *
     * @param table the table of the lock that it waits for; empty if unknown or for no lock
     * @param statement its statement without values
     */
    static Cause cause(SessionRow session, String table, String statement) {
        if (session.isIdleInTransaction()) {
            return new Cause(Kind.CLIENT, "", statement);
        }
        String event = session.waitEvent();
        return switch (session.waitType()) {
            case "Lock" -> lock(event, table, statement);
            case "Client" -> new Cause(Kind.CLIENT, event, statement);
            case "IO" -> new Cause(isOfLog(event) ? Kind.LOG : Kind.DATA_FILE, event, statement);
            case "LWLock" -> new Cause(isOfLog(event) ? Kind.LOG : Kind.INTERNAL, event, statement);
            case "IPC" -> interProcess(event, statement);
            case "" -> new Cause(Kind.EXECUTION, "", statement);
            default -> new Cause(Kind.INTERNAL, event, statement);
        };
    }

    private static Cause lock(String event, String table, String statement) {
        if (ROW_EVENTS.contains(event)) {
            return new Cause(Kind.ROW_LOCK, table, statement);
        }
        return event.equals("relation")
                ? new Cause(Kind.TABLE_LOCK, table, statement)
                : new Cause(Kind.OTHER_LOCK, event, statement);
    }

    private static Cause interProcess(String event, String statement) {
        if (event.equals("SyncRep")) {
            return new Cause(Kind.LOG, event, statement);
        }
        return PARALLEL.stream().anyMatch(prefix -> event.regionMatches(true, 0, prefix, 0, prefix.length()))
                ? new Cause(Kind.EXECUTION, "", statement)
                : new Cause(Kind.INTERNAL, event, statement);
    }

    private static boolean isOfLog(String event) {
        return event.toUpperCase(Locale.ROOT).startsWith(LOG_PREFIX);
    }
}
