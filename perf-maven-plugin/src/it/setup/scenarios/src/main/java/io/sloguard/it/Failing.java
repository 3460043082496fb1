package io.sloguard.it;

import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;

/** Every so many operations one fails, as the setting {@code every} says. */
public final class Failing implements Scenario {

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        long every = Long.parseLong(context.settings().get("every"));
        return operation -> operation.number() % every == 0
                ? Outcome.failed("out of stock", "item " + operation.number() + " is not there")
                : Outcome.ok();
    }
}
