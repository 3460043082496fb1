package io.sloguard.scenarios.postgres;

import io.sloguard.PerfException;
import io.sloguard.baseline.BaselineStore;
import io.sloguard.baseline.StoredLine;
import io.sloguard.scenarios.postgres.migration.Changelog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A table of lines, made by a Liquibase changelog of this module when the first line is stored; a store that is only read is
 * not changed. Rows are inserted in one transaction, so that writers do not see each other.
 */
final class TableBaselines implements BaselineStore {

    /** The changelog that makes the table. */
    static final String CHANGELOG = "io/sloguard/scenarios/postgres/baselines.yaml";

    private static final String IS_THERE = "select to_regclass('sloguard_baseline') is not null";
    private static final String LOCK_TIMEOUT = "set lock_timeout = '60s'";
    private static final String LOCK = "select pg_advisory_lock(hashtext('sloguard_baseline'))";
    private static final String LINES = "select id, line from sloguard_baseline order by id";
    private static final String ADD = "insert into sloguard_baseline (line) values (?)";

    private final DataSource dataSource;
    private final String name;

    /**
     * Creates a store.
     *
     * @param dataSource the database
     * @param name how messages call it
     */
    TableBaselines(DataSource dataSource, String name) {
        this.dataSource = dataSource;
        this.name = name;
    }

    @Override
    public List<StoredLine> lines() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            List<StoredLine> lines = new ArrayList<>();
            if (isThere(statement)) {
                try (ResultSet rows = statement.executeQuery(LINES)) {
                    while (rows.next()) {
                        lines.add(new StoredLine(
                                "row " + rows.getLong("id") + " of sloguard_baseline", rows.getString("line")));
                    }
                }
            }
            return lines;
        } catch (SQLException failure) {
            throw failed("read", failure);
        }
    }

    private static boolean isThere(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(IS_THERE)) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public void append(List<String> lines) {
        try {
            makeTable();
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement insert = connection.prepareStatement(ADD)) {
                connection.setAutoCommit(false);
                for (String line : lines) {
                    insert.setString(1, line);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            }
        } catch (SQLException failure) {
            throw failed("written", failure);
        }
    }

    /** One at a time: of two that make Liquibase's own tables at once, one fails. The lock ends with the connection. */
    private void makeTable() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            if (isThere(statement)) {
                return;
            }
            statement.execute(LOCK_TIMEOUT);
            statement.execute(LOCK);
            if (!isThere(statement)) {
                Changelog.apply(CHANGELOG, dataSource);
            }
        }
    }

    private PerfException failed(String what, SQLException failure) {
        return new PerfException(
                "the baselines of " + name + " cannot be " + what + ": " + failure.getMessage()
                        + ". Is the server running, and are host, port, " + TableBaselineProvider.USER_VARIABLE
                        + " and "
                        + TableBaselineProvider.PASSWORD_VARIABLE + " right?",
                failure);
    }

    @Override
    public void close() {}
}
