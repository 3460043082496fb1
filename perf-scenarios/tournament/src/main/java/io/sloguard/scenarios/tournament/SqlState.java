package io.sloguard.scenarios.tournament;

import java.sql.SQLException;
import java.util.Set;

/** The SQLSTATE codes that the application knows how to handle, as the manual of PostgreSQL lists them in appendix A. */
final class SqlState {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String DEADLOCK_DETECTED = "40P01";
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String UNDEFINED_TABLE = "42P01";

    /** 08: the connection broke; 57P: the server ended it; 58: the server's own machine failed. */
    private static final Set<String> CLASSES_THAT_END_A_SESSION = Set.of("08", "58");

    private static final String SHUTDOWN_PREFIX = "57P";

    private SqlState() {}

    static boolean isUniqueViolation(SQLException error) {
        return UNIQUE_VIOLATION.equals(error.getSQLState());
    }

    static boolean isDeadlock(SQLException error) {
        return DEADLOCK_DETECTED.equals(error.getSQLState());
    }

    static boolean isSerializationFailure(SQLException error) {
        return SERIALIZATION_FAILURE.equals(error.getSQLState());
    }

    static boolean isUndefinedTable(SQLException error) {
        return UNDEFINED_TABLE.equals(error.getSQLState());
    }

    /**
     * Returns whether the error leaves open if the server did what it was asked to: the answer did not arrive. Any other
     * error is the server's word that the statement, and with it its transaction, had no effect.
     */
    static boolean leavesFateOpen(SQLException error) {
        String state = error.getSQLState();
        return state == null
                || state.length() < 2
                || CLASSES_THAT_END_A_SESSION.contains(state.substring(0, 2))
                || state.startsWith(SHUTDOWN_PREFIX);
    }
}
