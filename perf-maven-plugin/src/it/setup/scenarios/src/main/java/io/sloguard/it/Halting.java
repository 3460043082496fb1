package io.sloguard.it;

import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;

/** Takes its JVM down in the middle of the load. */
public final class Halting implements Scenario {

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        return operation -> {
            System.err.println("operation " + operation.number() + " halts this JVM");
            Runtime.getRuntime().halt(137);
            throw new AssertionError("not reached");
        };
    }
}
