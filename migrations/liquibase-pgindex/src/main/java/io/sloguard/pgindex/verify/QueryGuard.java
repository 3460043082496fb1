package io.sloguard.pgindex.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A query whose plan must use an index. Immutable.
 *
 * @param index the name of the index, with its schema or as the search path finds it
 * @param query the query with its values; it is planned, never executed
 * @param line where it stands in its file, from 1
 */
public record QueryGuard(String index, String query, int line) {

    private static final String PLAN_TIMEOUT = "set local statement_timeout = '10s'";

    /** The index, and if it is partitioned the indexes of its partitions, which are what a plan names. */
    private static final String NAMES = """
            select c.relname from pg_class c
            where c.oid = to_regclass(?)
               or c.oid in (select relid from pg_partition_tree(to_regclass(?)))""";

    private static final String USED = """
            select value #>> '{}' from jsonb_path_query(?::jsonb, '$.**."Index Name"') value""";

    private static final String NODES = """
            select concat_ws(' on ', node ->> 'Node Type', coalesce(node ->> 'Relation Name', node ->> 'Index Name'))
            from jsonb_path_query(?::jsonb, 'strict $.** ? (exists (@."Node Type"))') node""";

    /**
     * Asks the server how it would execute the query; in a read-only transaction that is rolled back.
     *
     * @param connection a connection in auto-commit mode; it is in it again afterwards
     * @return whether the plan uses the index
     * @throws SQLException if the server refuses the query
     */
    public GuardVerdict verify(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction read only");
            statement.execute(PLAN_TIMEOUT);
            String plan = plan(statement);
            Set<String> names = new LinkedHashSet<>(texts(connection, NAMES, index, index));
            if (names.isEmpty()) {
                return new GuardVerdict(this, false, "there is no such index");
            }
            boolean used = texts(connection, USED, plan).stream().anyMatch(names::contains);
            return new GuardVerdict(this, used, String.join(" > ", texts(connection, NODES, plan)));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private String plan(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("explain (format json) " + query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static List<String> texts(Connection connection, String sql, String... values) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                statement.setString(at + 1, values[at]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
        }
        return texts;
    }
}
