package io.sloguard.scenarios.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.ds.PGSimpleDataSource;

/** Every operation changes one row, which the session of another application holds locked for 1.2 s of the measured phase. */
public final class HeldRowLock implements Scenario {

    private static final String CHANGE = "update counter set hits = hits + 1 where id = 1";

    private final AtomicBoolean isLocked = new AtomicBoolean();
    private CompletableFuture<Void> other = CompletableFuture.completedFuture(null);

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        HikariDataSource database = context.resource(HikariDataSource.class);
        PostgresServer server = context.resource(PostgresServer.class);
        return operation -> {
            if (!operation.isWarmup() && isLocked.compareAndSet(false, true)) {
                other = CompletableFuture.runAsync(() -> holdTheRow(server));
            }
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate(CHANGE);
                return Outcome.ok();
            }
        };
    }

    private static void holdTheRow(PostgresServer server) {
        PGSimpleDataSource another = new PGSimpleDataSource();
        another.setUrl(server.jdbcUrl());
        another.setUser(server.user());
        another.setPassword(server.password());
        another.setApplicationName("nightly report");
        try (Connection connection = another.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate(CHANGE);
            statement.execute("select pg_sleep(1.2)");
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        other.join();
    }
}
