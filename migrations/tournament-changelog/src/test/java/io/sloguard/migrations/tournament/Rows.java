package io.sloguard.migrations.tournament;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What tests read from a database. */
final class Rows {

    static final List<String> TABLES = List.of(
            "users",
            "tournaments",
            "registrations",
            "matches",
            "wallets",
            "economy_economytransaction",
            "support_moderationaction");

    private final DataSource database;

    Rows(DataSource database) {
        this.database = database;
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

    /** Returns the first column of every row of a query. */
    List<String> texts(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns a checksum of all rows of every table, by table; the same rows give the same sum in any time zone. */
    Map<String, String> checksums() throws SQLException {
        Map<String, String> sums = new LinkedHashMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            for (String table : TABLES) {
                String sql = "select md5(string_agg(t::text, chr(10) order by id)) from " + table + " t";
                try (ResultSet rows = statement.executeQuery(sql)) {
                    rows.next();
                    sums.put(table, rows.getString(1));
                }
            }
        }
        return sums;
    }
}
