package io.sloguard.it;

import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;

/** Cannot be prepared. */
public final class ThrowingInSetUp implements Scenario {

    @Override
    public void prepare(ScenarioContext context) {
        throw new IllegalStateException("no stock to sell from");
    }

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        throw new AssertionError("a scenario that is not prepared gets no users");
    }
}
