package io.sloguard.it;

import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;

/** Has no public constructor. */
public final class HiddenConstructor implements Scenario {

    private HiddenConstructor() {}

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        return operation -> Outcome.ok();
    }
}
