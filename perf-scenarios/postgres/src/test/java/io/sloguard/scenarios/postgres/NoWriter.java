package io.sloguard.scenarios.postgres;

import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;

/** Has no users. */
public final class NoWriter implements Scenario {

    public NoWriter() {}

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        throw new IllegalStateException("nobody is there");
    }
}
