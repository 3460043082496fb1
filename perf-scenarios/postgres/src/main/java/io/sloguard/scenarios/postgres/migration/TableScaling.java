package io.sloguard.scenarios.postgres.migration;

import io.sloguard.target.Scaling;
import io.sloguard.target.TargetException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds rows to a table of a copy, inside the server. Triggers, those of foreign keys included, do not fire: copies of rows
 * keep what their originals keep, and firing would take longer than all the rest. Used by one thread.
 */
final class TableScaling {

    private static final String NAME = "select to_regclass(?)::text";

    /** Only in a copy, and only a superuser may; the embedded server's user is one. */
    private static final String NO_TRIGGERS = "set session_replication_role = replica";

    /** Filled by the server itself: generated columns, identities, and keys that have a default. */
    private static final String COLUMNS = """
            select quote_ident(a.attname)
            from pg_attribute a
            where a.attrelid = to_regclass(?) and a.attnum > 0 and not a.attisdropped
              and a.attgenerated = '' and a.attidentity = ''
              and not (a.atthasdef and exists (
                select 1 from pg_index i
                where i.indrelid = a.attrelid and i.indisunique and a.attnum = any (i.indkey)))
            order by a.attnum""";

    private static final String KEY_WITHOUT_DEFAULT = """
            select i.indexrelid::regclass::text
            from pg_index i
            where i.indrelid = to_regclass(?) and i.indisunique and not exists (
              select 1 from pg_attribute a
              where a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                and (a.attidentity <> '' or a.atthasdef and a.attgenerated = ''))
            order by 1
            limit 1""";

    private final Connection connection;
    private final Scaling scaling;

    private TableScaling(Connection connection, Scaling scaling) {
        this.connection = connection;
        this.scaling = scaling;
    }

    /**
     * Adds the rows, and refreshes the statistics of the table.
     *
     * @return how many rows it has
     * @throws TargetException if it does not get as many
     */
    static long in(Connection connection, Scaling scaling) throws SQLException {
        return new TableScaling(connection, scaling).fill();
    }

    private long fill() throws SQLException {
        String table = first(NAME).orElseThrow(() -> new TargetException("there is no table named " + scaling.table()));
        long present = count(table);
        if (present < scaling.rows()) {
            execute(NO_TRIGGERS);
            for (String statement : scaling.fill().isEmpty() ? copies(table, present) : scaling.fill()) {
                execute(statement);
            }
            present = count(table);
        }
        if (present < scaling.rows()) {
            throw new TargetException("scaledControl.fill leaves " + scaling.table() + " with " + present + " rows of "
                    + scaling.rows() + "; let it add more");
        }
        execute("analyze " + table);
        return present;
    }

    private List<String> copies(String table, long present) throws SQLException {
        String advice = "; add rows by statements of your own in scaledControl.fill";
        if (present == 0) {
            throw new TargetException(scaling.table() + " has no rows that could be copied" + advice);
        }
        Optional<String> key = first(KEY_WITHOUT_DEFAULT);
        if (key.isPresent()) {
            throw new TargetException("the rows of " + scaling.table() + " cannot be copied, because no column of its"
                    + " unique index " + key.get() + " has a default" + advice);
        }
        long missing = scaling.rows() - present;
        String columns = String.join(", ", all(COLUMNS));
        return List.of("insert into " + table + " (" + columns + ") select " + columns + " from " + table
                + " cross join generate_series(1, " + ((missing + present - 1) / present) + ") limit " + missing);
    }

    private long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Optional<String> first(String query) throws SQLException {
        return all(query).stream().findFirst();
    }

    /** Returns the first column of a query about the table, without NULL. */
    private List<String> all(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, scaling.table());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Optional.ofNullable(rows.getString(1)).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new TargetException("\"" + sql + "\" failed: " + failure.getMessage(), failure);
        }
    }
}
