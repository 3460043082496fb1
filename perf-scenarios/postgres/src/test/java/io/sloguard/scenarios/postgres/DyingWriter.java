package io.sloguard.scenarios.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;

/** Every fiftieth operation of the measured phase ends its own session on the server. */
public final class DyingWriter implements Scenario {

    public DyingWriter() {}

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        HikariDataSource pool = context.resource(HikariDataSource.class);
        DataSource sessions = context.resource(DataSource.class);
        return operation -> {
            boolean dies = !operation.isWarmup() && operation.number() % 50 == 0;
            try (Connection connection = (dies ? sessions : pool).getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        dies
                                ? "select pg_terminate_backend(pg_backend_pid())"
                                : "insert into deliveries (customer_id) values (1)");
                return Outcome.ok();
            }
        };
    }
}
