package io.sloguard.scenarios.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.sql.Connection;
import java.sql.PreparedStatement;

/** Writes a row of deliveries with each operation. */
public final class DeliveryWriter implements Scenario {

    public DeliveryWriter() {}

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        HikariDataSource pool = context.resource(HikariDataSource.class);
        return operation -> {
            try (Connection connection = pool.getConnection();
                    PreparedStatement insert =
                            connection.prepareStatement("insert into deliveries (customer_id) values (?)")) {
                insert.setLong(1, operation.number() % 2000);
                insert.executeUpdate();
                return Outcome.ok();
            }
        };
    }
}
