package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import io.sloguard.pgindex.build.Tuning.CorruptionRisk;
import io.sloguard.pgindex.catalog.ServerVersion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Checks that need the server and change nothing; they run at validation and again before the work. */
public final class ServerCheck {

    private ServerCheck() {}

    /**
     * Finds what forbids index work on this server.
     *
     * @param connection an open connection
     * @param tuning how the work would wait
     * @return messages for people; empty if nothing forbids it
     * @throws SQLException if the server does not answer
     */
    public static List<String> problems(Connection connection, Tuning tuning) throws SQLException {
        List<String> problems = new ArrayList<>();
        try {
            requireSupported(ServerVersion.of(connection), tuning);
        } catch (IndexWorkException unsupported) {
            problems.add(unsupported.getMessage());
        }
        if (tuning.lockTimeout().isPresent()) {
            Duration deadlockTimeout = deadlockTimeout(connection);
            Duration lockTimeout = tuning.lockTimeout().get();
            if (lockTimeout.compareTo(deadlockTimeout) <= 0) {
                problems.add("lockTimeout is " + lockTimeout.toMillis() + " ms and deadlock_timeout of this server is "
                        + deadlockTimeout.toMillis() + " ms; it must be longer, because PostgreSQL cancels an"
                        + " autovacuum that is in the way only after deadlock_timeout");
            }
        }
        return problems;
    }

    static void requireSupported(ServerVersion version, Tuning tuning) throws IndexWorkException {
        if (version.isTooOld()) {
            throw new IndexWorkException(
                    Reason.SERVER_NOT_SUPPORTED,
                    "The server is PostgreSQL " + version + "; concurrent index changes need PostgreSQL 12 or newer");
        }
        if (version.corruptsConcurrentBuilds() && tuning.corruptionRisk() == CorruptionRisk.REFUSED) {
            throw new IndexWorkException(
                    Reason.SERVER_NOT_SUPPORTED,
                    "The server is PostgreSQL " + version + ", whose concurrent builds can leave rows out of the index"
                            + " without an error (repaired in 14.4): update the server, or set"
                            + " allowCorruptionRisk to true");
        }
    }

    private static Duration deadlockTimeout(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select setting::bigint from pg_settings where name = 'deadlock_timeout'")) {
            row.next();
            return Duration.ofMillis(row.getLong(1));
        }
    }
}
