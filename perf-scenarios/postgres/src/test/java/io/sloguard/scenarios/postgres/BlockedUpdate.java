package io.sloguard.scenarios.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.sql.Connection;
import java.sql.Statement;

/** Every operation waits for a row that the scenario itself has locked, for ever. */
public final class BlockedUpdate implements Scenario {

    private Connection blocker;

    @Override
    public void prepare(ScenarioContext context) throws Exception {
        blocker = context.resource(HikariDataSource.class).getDataSource().getConnection();
        blocker.setAutoCommit(false);
        try (Statement statement = blocker.createStatement()) {
            statement.executeUpdate("update counter set hits = hits + 1 where id = 1");
        }
    }

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        HikariDataSource database = context.resource(HikariDataSource.class);
        return operation -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.executeUpdate("update counter set hits = hits + 1 where id = 1");
                connection.commit();
                return Outcome.ok();
            }
        };
    }

    @Override
    public void close() throws Exception {
        blocker.rollback();
        blocker.close();
    }
}
