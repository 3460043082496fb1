package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of the session while index work runs, put back as they were on close. Not thread-safe.
 *
 * <p>A pooler that hands every statement to another server connection would leak these settings to strangers, so the
 * process behind the connection is compared before and after.
 */
final class SessionSettings implements AutoCloseable {

    private static final String LOCK_TIMEOUT = "lock_timeout";
    private static final List<String> TIMEOUTS = List.of("statement_timeout", "transaction_timeout");

    private final Connection connection;
    private final Journal journal;
    private final int pid;
    private final Map<String, String> before = new LinkedHashMap<>();

    private SessionSettings(Connection connection, Journal journal) throws SQLException {
        this.connection = connection;
        this.journal = journal;
        this.pid = backendPid();
    }

    static SessionSettings apply(Session session, Tuning tuning) throws SQLException, IndexWorkException {
        SessionSettings settings = new SessionSettings(session.connection(), session.journal());
        settings.remember(LOCK_TIMEOUT);
        for (String timeout : TIMEOUTS) {
            if (settings.remember(timeout)) {
                settings.set(timeout, "0");
            }
        }
        if (tuning.maintenanceWorkMem().isPresent()) {
            settings.remember("maintenance_work_mem");
            settings.set("maintenance_work_mem", tuning.maintenanceWorkMem().get());
        }
        settings.requireSameProcess();
        return settings;
    }

    int pid() {
        return pid;
    }

    /** Bounds every single wait for a lock from here on. */
    void lockTimeout(Duration timeout) throws SQLException {
        set(LOCK_TIMEOUT, Math.max(1, Math.min(timeout.toMillis(), Integer.MAX_VALUE)) + "ms");
    }

    private void requireSameProcess() throws SQLException, IndexWorkException {
        int now = backendPid();
        if (now != pid) {
            throw new IndexWorkException(
                    Reason.CONNECTION_NOT_SUITABLE,
                    "The connection is spread over several server processes (" + pid + ", then " + now
                            + "), as by a pooler in transaction mode. Index changes need a direct connection:"
                            + " run the migration against the server itself");
        }
    }

    private boolean remember(String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select current_setting(?, true)")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                String value = row.getString(1);
                if (value != null) {
                    before.put(name, value);
                }
                return value != null;
            }
        }
    }

    private void set(String name, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config(?, ?, false)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private int backendPid() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Override
    public void close() {
        try {
            for (Map.Entry<String, String> setting : before.entrySet()) {
                set(setting.getKey(), setting.getValue());
            }
        } catch (SQLException gone) {
            journal.warning("Settings of the session could not be put back because the connection is lost: "
                    + gone.getMessage());
        }
    }
}
