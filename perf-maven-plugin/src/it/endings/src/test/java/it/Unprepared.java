package it;

import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;

/** Throws in its set-up. */
public final class Unprepared implements Scenario {
    @Override
    public void prepare(ScenarioContext context) {
        throw new IllegalStateException("the fixture is missing");
    }

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        return operation -> Outcome.ok();
    }
}
