package it;

import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;

/** Takes 50 ms. */
public final class Sleeping implements Scenario {
    @Override
    public VirtualUser newUser(ScenarioContext context) {
        return operation -> {
            Thread.sleep(50);
            return Outcome.ok();
        };
    }
}
