package io.sloguard.scenarios.tournament;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A database as a test looks at it: past the pool of the scenario, with statements of its own. */
record Rows(DataSource database, Ending ending) implements AutoCloseable {

    /** How the database ends. */
    @FunctionalInterface
    interface Ending {
        void end() throws SQLException;
    }

    /** A database that outlives the test. */
    Rows(DataSource database) {
        this(database, () -> {});
    }

    /** Returns the only column of the only row of a query. */
    long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns how many other sessions of this database there are. */
    long sessions() throws SQLException {
        return number("select count(*) from pg_stat_activity where datname = current_database()"
                + " and backend_type = 'client backend' and pid <> pg_backend_pid()");
    }

    /** Returns how many sessions of this database wait for a lock. */
    long waitingForLock() throws SQLException {
        return number("select count(*) from pg_stat_activity where datname = current_database()"
                + " and wait_event_type = 'Lock'");
    }

    /** Drops the database, with the sessions that are left. */
    @Override
    public void close() throws SQLException {
        ending.end();
    }
}
