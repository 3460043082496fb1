package io.sloguard.it;

import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;

/** Each operation takes as long as the setting {@code millis} says. */
public final class Sleeping implements Scenario {

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        long millis = Long.parseLong(context.settings().getOrDefault("millis", "0"));
        return operation -> {
            Thread.sleep(millis);
            return Outcome.ok();
        };
    }
}
