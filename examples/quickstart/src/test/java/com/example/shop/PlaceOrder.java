package com.example.shop;

import com.zaxxer.hikari.HikariDataSource;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.sql.Connection;
import java.sql.PreparedStatement;

/** Customers place orders; one order is one operation, timed from the moment at which it was meant to start. */
public final class PlaceOrder implements Scenario {

    private static final String INSERT = "insert into orders (customer, pieces) values (?, ?)";

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        HikariDataSource database = context.resource(HikariDataSource.class);
        return operation -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setInt(1, operation.random().nextInt(1, 10_000));
                insert.setInt(2, operation.random().nextInt(1, 5));
                return insert.executeUpdate() == 1 ? Outcome.ok() : Outcome.failed("not placed", "no row inserted");
            }
        };
    }
}
