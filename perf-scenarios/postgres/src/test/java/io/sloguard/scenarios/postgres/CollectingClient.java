package io.sloguard.scenarios.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;

/** Operations are quick, but the JVM that generates them collects garbage among millions of objects, three times in full. */
public final class CollectingClient implements Scenario {

    private static final int OBJECTS = 6_000_000;

    private final AtomicBoolean hasCollected = new AtomicBoolean();
    private Deque<Object> kept = new ArrayDeque<>();

    @Override
    public void prepare(ScenarioContext context) {
        for (int i = 0; i < OBJECTS; i++) {
            kept.add(new int[] {i});
        }
    }

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        HikariDataSource database = context.resource(HikariDataSource.class);
        return operation -> {
            if (!operation.isWarmup() && hasCollected.compareAndSet(false, true)) {
                for (int i = 0; i < 3; i++) {
                    System.gc();
                }
            }
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("select 1");
                return Outcome.ok();
            }
        };
    }

    @Override
    public void close() {
        kept = new ArrayDeque<>();
    }
}
