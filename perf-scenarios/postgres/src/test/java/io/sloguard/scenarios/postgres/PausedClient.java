package io.sloguard.scenarios.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;

/** Operations are quick, but the JVM that generates them is stopped for a second by a signal. */
public final class PausedClient implements Scenario {

    private final AtomicBoolean wasPaused = new AtomicBoolean();

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        HikariDataSource database = context.resource(HikariDataSource.class);
        return operation -> {
            if (!operation.isWarmup() && wasPaused.compareAndSet(false, true)) {
                stopThisJvm();
            }
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("select 1");
                return Outcome.ok();
            }
        };
    }

    private static void stopThisJvm() throws IOException {
        long pid = ProcessHandle.current().pid();
        new ProcessBuilder("sh", "-c", "kill -STOP " + pid + "; sleep 1; kill -CONT " + pid)
                .inheritIO()
                .start();
    }
}
