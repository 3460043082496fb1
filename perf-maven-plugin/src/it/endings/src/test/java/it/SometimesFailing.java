package it;

import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;

/** Fails every hundredth time: exactly 1 %. */
public final class SometimesFailing implements Scenario {
    @Override
    public VirtualUser newUser(ScenarioContext context) {
        return operation -> operation.number() % 100 == 0 ? Outcome.failed("hundredth", "as planned") : Outcome.ok();
    }
}
