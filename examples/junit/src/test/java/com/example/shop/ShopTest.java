package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariDataSource;
import io.sloguard.junit.SloTest;
import io.sloguard.scenario.Operation;
import io.sloguard.slo.JudgedRun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A shop on a real PostgreSQL, under load. */
class ShopTest {

    private static final int OLD_ORDERS = 1000;

    private final AtomicInteger placed = new AtomicInteger();

    /** Once, before the load. */
    @BeforeEach
    void fill(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into orders (customer, pieces) select n, 1 from generate_series(1, " + OLD_ORDERS
                    + ") n");
        }
    }

    /** Once per operation, by many threads at once; load and objectives are stated here. */
    @SloTest(
            target = "embedded",
            changelog = "db/changelog/shop.yaml",
            rate = "100/s",
            warmup = "1s",
            duration = "5s",
            maxDuration = "20s", // goes on while undecided, for example on a busy machine
            objectives = {"p95 <= 250ms", "errors < 1%"})
    void placeOrder(HikariDataSource database, RandomGenerator random) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into orders (customer, pieces) values (?, ?)")) {
            insert.setInt(1, random.nextInt(1, 10_000));
            insert.setInt(2, random.nextInt(1, 5));
            placed.addAndGet(insert.executeUpdate());
        }
    }

    /** Load and objectives come from a file. */
    @SloTest(plan = "perf.yaml", scenario = "find-order")
    void findOrder(HikariDataSource database, Operation operation) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select pieces from orders where id = ?")) {
            select.setInt(1, operation.random().nextInt(1, OLD_ORDERS + 1));
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("the order is not there");
                }
                operation.count("pieces found");
            }
        }
    }

    /** Once, after the load: nothing that was confirmed is lost. */
    @AfterEach
    void nothingIsLost(DataSource database, JudgedRun run) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from orders")) {
            count.next();
            assertEquals(OLD_ORDERS + placed.get(), count.getInt(1), () -> "rows after run " + run.result().runId());
        }
    }
}
