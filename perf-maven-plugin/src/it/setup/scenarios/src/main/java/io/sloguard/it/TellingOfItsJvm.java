package io.sloguard.it;

import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;

/** Prints what it finds in the JVM that it runs in; of the password only whether it is the expected one. */
public final class TellingOfItsJvm implements Scenario {

    @Override
    public void prepare(ScenarioContext context) {
        System.out.println("java " + Runtime.version().feature());
        System.out.println("it.words=" + System.getProperty("it.words"));
        System.out.println("heap " + (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
        System.out.println("user " + System.getenv("PERF_DB_USER"));
        String expected = context.settings().get("letters") + context.settings().get("digits");
        System.out.println("password as expected: " + expected.equals(System.getenv("PERF_DB_PASSWORD")));
    }

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        return operation -> Outcome.ok();
    }
}
