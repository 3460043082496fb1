package io.sloguard.scenarios.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * The sessions that one run has on a server, known by an application name of their own.
 *
 * <p>A client that closes its socket does not end a session that waits for a lock: the server would go on waiting, and
 * write when the lock is free, long after the run. So what is left at the end is terminated, which rolls it back.
 */
final class RunSessions {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final String OTHERS =
            " from pg_stat_activity where application_name = ? and usename = current_user and pid <> pg_backend_pid()";

    private final String applicationName;

    private RunSessions(String applicationName) {
        this.applicationName = applicationName;
    }

    /** Returns the sessions of a new run; none yet. */
    static RunSessions ofNewRun() {
        return new RunSessions(
                "sloguard-" + Integer.toHexString(ThreadLocalRandom.current().nextInt()));
    }

    /** Returns the application name by which the server knows them. */
    String applicationName() {
        return applicationName;
    }

    /**
     * Terminates all of them and waits until their transactions are rolled back.
     *
     * @param server gives a session of this run, from which the others are ended
     * @throws SQLException if the server cannot be reached, or if a session is still there after 10 s
     */
    void end(DataSource server) throws SQLException {
        try (Connection connection = server.getConnection()) {
            long deadline = System.nanoTime() + LIMIT.toNanos();
            number(connection, "select count(pg_terminate_backend(pid))" + OTHERS);
            long left = number(connection, "select count(*)" + OTHERS);
            while (left > 0) {
                if (System.nanoTime() - deadline > 0) {
                    throw new SQLException(left + " sessions named " + applicationName + " are still there "
                            + LIMIT.toSeconds() + " s after they were terminated");
                }
                LockSupport.parkNanos(POLL_NANOS);
                left = number(connection, "select count(*)" + OTHERS);
            }
        }
    }

    private long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, applicationName);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
