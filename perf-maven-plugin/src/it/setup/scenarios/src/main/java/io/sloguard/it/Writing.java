package io.sloguard.it;

import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;

/** Writes rows of the target {@code freezing}. */
public final class Writing implements Scenario {

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        Freezing database = context.resource(Freezing.class);
        return operation -> {
            database.write();
            return Outcome.ok();
        };
    }
}
