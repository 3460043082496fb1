package io.sloguard.scenarios.tournament;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Statements on numbers, with every parameter bound. The driver keeps the prepared form of a text per connection, so that
 * preparing it again costs no round trip.
 */
final class Sql {

    private Sql() {}

    /** Executes an update and returns how many rows it changed. */
    static int update(Connection connection, String sql, long... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /**
     * Returns the first column of the first row, as a number.
     *
     * @throws SQLException also if there is no row
     */
    static long number(Connection connection, String sql, long... parameters) throws SQLException {
        long[] numbers = numbers(connection, sql, parameters);
        if (numbers.length == 0) {
            throw new SQLException("No row for " + Arrays.toString(parameters) + " in: " + sql, "02000");
        }
        return numbers[0];
    }

    /** Returns the first column of all rows, in their order. */
    static long[] numbers(Connection connection, String sql, long... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                LongStream.Builder numbers = LongStream.builder();
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
                return numbers.build().toArray();
            }
        }
    }

    /** Returns the numbers as an SQL array. */
    static Array array(Connection connection, long[] numbers) throws SQLException {
        return connection.createArrayOf("bigint", Arrays.stream(numbers).boxed().toArray());
    }

    private static void bind(PreparedStatement statement, long... parameters) throws SQLException {
        for (int index = 0; index < parameters.length; index++) {
            statement.setLong(index + 1, parameters[index]);
        }
    }
}
