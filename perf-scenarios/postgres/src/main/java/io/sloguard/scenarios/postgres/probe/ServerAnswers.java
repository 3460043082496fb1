package io.sloguard.scenarios.postgres.probe;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks the server for rows. A question is prepared once: to have it parsed and planned again each time costs more than its
 * answer. The prepared questions end with the connection. Not thread-safe.
 */
final class ServerAnswers {

    /**
     * Stands behind the first word of every statement of the probe, by which it is told from those of the load; the server
     * keeps no comment before a statement.
     */
    static final String MARK = "/* sloguard probe */";

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    ServerAnswers(Connection connection) {
        this.connection = connection;
    }

    /** Makes one value of a row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Returns what the rows of a query hold. */
    <T> List<T> rows(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        PreparedStatement statement = prepared(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        List<T> values = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                values.add(reader.read(row));
            }
        }
        return values;
    }

    /** Executes a command. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known != null) {
            return known;
        }
        PreparedStatement statement = connection.prepareStatement(sql.replaceFirst(" ", " " + MARK + " "));
        prepared.put(sql, statement);
        return statement;
    }

    /** Returns whether the connection is gone, not just one question refused. */
    static boolean isLost(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    /** Returns what the server said, without what follows the first line. */
    static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    /** Returns a text of the current row; empty for null. */
    static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
