package io.sloguard.scenarios.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A migration tool: it knows nothing of this library, and finds the database in its environment. */
public final class IndexByCommand {

    private IndexByCommand() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        System.getenv("PERF_DB_URL"),
                        System.getenv("PERF_DB_USER"),
                        System.getenv("PERF_DB_PASSWORD"));
                Statement statement = connection.createStatement()) {
            statement.execute("create index concurrently ix_by_command on deliveries (customer_id)");
        }
    }
}
