package io.sloguard.scenarios.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

/** Operations wait in the database for a while; in the middle of the measured phase one of them ends the probe's session. */
public final class ProbeKiller implements Scenario {

    private static final long MIDDLE = 60;

    private final AtomicLong measured = new AtomicLong();

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        HikariDataSource database = context.resource(HikariDataSource.class);
        return operation -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                if (!operation.isWarmup() && measured.incrementAndGet() == MIDDLE) {
                    statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where application_name like '%-probe'");
                }
                statement.execute("select pg_sleep(0.1)");
                return Outcome.ok();
            }
        };
    }
}
