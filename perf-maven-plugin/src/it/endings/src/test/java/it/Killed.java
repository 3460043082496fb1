package it;

import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;

/** Has its own JVM killed, as an operating system does that runs out of memory. */
public final class Killed implements Scenario {
    @Override
    public VirtualUser newUser(ScenarioContext context) {
        return operation -> {
            new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
            return Outcome.ok();
        };
    }
}
