package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of the session while index work runs, put back as they were on close. Not thread-safe.
 *
 * <p>A pooler that hands every statement to another server connection would leak these settings to strangers, so they
 * are set in no other process than the one that was asked first.
 */
final class SessionSettings implements AutoCloseable {

    /** How long a look at the catalog may wait for a table that is locked against all use. */
    static final Duration LONGEST_LOOK = Duration.ofSeconds(1);

    private static final String LOCK_TIMEOUT = "lock_timeout";
    private static final String MEMORY = "maintenance_work_mem";

    /** One round trip; transaction_timeout exists since 17. */
    private static final String READ = """
            select pg_backend_pid(), current_setting('lock_timeout'), current_setting('statement_timeout'),
                   current_setting('transaction_timeout', true), current_setting('maintenance_work_mem')""";

    private final Connection connection;
    private final Journal journal;
    private final int pid;
    private final Map<String, String> before;

    private SessionSettings(Connection connection, Journal journal, int pid, Map<String, String> before) {
        this.connection = connection;
        this.journal = journal;
        this.pid = pid;
        this.before = before;
    }

    static SessionSettings apply(Session session, Tuning tuning) throws SQLException, IndexWorkException {
        SessionSettings settings = read(session.connection(), session.journal());
        Map<String, String> during = new LinkedHashMap<>();
        for (String name : settings.before.keySet()) {
            if (name.endsWith("_timeout")) {
                during.put(name, "0");
            }
        }
        during.put(LOCK_TIMEOUT, LONGEST_LOOK.toMillis() + "ms");
        tuning.maintenanceWorkMem().ifPresent(value -> during.put(MEMORY, value));
        settings.requireSameProcess(settings.set(during));
        return settings;
    }

    int pid() {
        return pid;
    }

    /** Bounds every single wait for a lock from here on. */
    void lockTimeout(Duration timeout) throws SQLException {
        long millis = Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE));
        set(Map.of(LOCK_TIMEOUT, millis + "ms"));
    }

    private static SessionSettings read(Connection connection, Journal journal) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(READ)) {
            row.next();
            Map<String, String> before = new LinkedHashMap<>();
            before.put(LOCK_TIMEOUT, row.getString(2));
            before.put("statement_timeout", row.getString(3));
            if (row.getString(4) != null) {
                before.put("transaction_timeout", row.getString(4));
            }
            before.put(MEMORY, row.getString(5));
            return new SessionSettings(connection, journal, row.getInt(1), before);
        }
    }

    private void requireSameProcess(int now) throws IndexWorkException {
        if (now != pid) {
            throw new IndexWorkException(
                    Reason.CONNECTION_NOT_SUITABLE,
                    "The connection is spread over several server processes (" + pid + ", then " + now
                            + "), as by a pooler in transaction mode. Index changes need a direct connection:"
                            + " run the migration against the server itself");
        }
    }

    /** Sets several settings in one round trip, but only in the known process; returns the process that was met. */
    private int set(Map<String, String> settings) throws SQLException {
        String calls =
                (", case when pg_backend_pid() = " + pid + " then set_config(?, ?, false) end").repeat(settings.size());
        try (PreparedStatement statement = connection.prepareStatement("select pg_backend_pid()" + calls)) {
            int parameter = 1;
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                statement.setString(parameter++, setting.getKey());
                statement.setString(parameter++, setting.getValue());
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Override
    public void close() {
        try {
            int now = set(before);
            if (now != pid) {
                journal.warning("The connection now leads to another server process (" + now + " instead of " + pid
                        + "), as by a pooler in transaction mode: " + before.keySet() + " stay changed in process "
                        + pid
                        + " until it ends");
            }
        } catch (SQLException gone) {
            journal.warning("Settings of the session could not be put back because the connection is lost: "
                    + gone.getMessage());
        }
    }
}
