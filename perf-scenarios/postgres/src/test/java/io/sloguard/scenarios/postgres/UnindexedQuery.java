package io.sloguard.scenarios.postgres;

import com.zaxxer.hikari.HikariDataSource;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** Every operation asks for the payments of one customer, for which there is no index. */
public final class UnindexedQuery implements Scenario {

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        HikariDataSource database = context.resource(HikariDataSource.class);
        return operation -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement query =
                            connection.prepareStatement("select sum(amount) from payments where customer_id = ?")) {
                query.setInt(1, operation.random().nextInt(5_000));
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? Outcome.ok() : Outcome.failed("no answer", "the query gave no row");
                }
            }
        };
    }
}
