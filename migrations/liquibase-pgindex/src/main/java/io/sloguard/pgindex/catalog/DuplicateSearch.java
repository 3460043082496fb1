package io.sloguard.pgindex.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Looks for rows that a unique index would refuse. */
public final class DuplicateSearch {

    /** How many keys are reported at most. */
    public static final int LIMIT = 20;

    private DuplicateSearch() {}

    /**
     * Reads the table once and groups it by the keys of the index.
     *
     * @param connection an open connection
     * @param table the table
     * @param index the unique index as the server words it
     * @return up to 20 keys that occur more than once, as {@code (1, abc) 3 times}; empty if there is none
     * @throws SQLException if the server does not answer
     */
    public static List<String> duplicates(Connection connection, TableEntry table, CanonicalIndex index)
            throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery(query(table, index))) {
                while (row.next()) {
                    found.add(describe(row, index.keys().size()));
                }
            }
        }
        return found;
    }

    private static String query(TableEntry table, CanonicalIndex index) {
        List<String> conditions = new ArrayList<>();
        index.predicate().ifPresent(value -> conditions.add("(" + value + ")"));
        if (!index.nullsCollide()) {
            index.keys().forEach(key -> conditions.add("(" + key + ") is not null"));
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        String keys = index.keys().stream().map(key -> "(" + key + ")").collect(Collectors.joining(", "));
        return "select " + keys + ", count(*) from " + table.name().quoted() + where + " group by " + keys
                + " having count(*) > 1 order by count(*) desc limit " + LIMIT;
    }

    private static String describe(ResultSet row, int keys) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int key = 1; key <= keys; key++) {
            values.add(row.getString(key));
        }
        return "(" + String.join(", ", values) + ") " + row.getLong(keys + 1) + " times";
    }
}
