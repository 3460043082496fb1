package io.sloguard.run;

import io.sloguard.config.PlannedScenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.target.Target;
import java.util.Map;
import java.util.Optional;

/** What one run offers to one of its scenarios. Immutable. */
record RunContext(PlannedScenario scenario, long seed, Optional<Target> target) implements ScenarioContext {

    @Override
    public String name() {
        return scenario.name();
    }

    @Override
    public int users() {
        return scenario.load().workers();
    }

    @Override
    public Map<String, String> settings() {
        return scenario.settings();
    }

    @Override
    public <T> T resource(Class<T> type) {
        Target open = target.orElseThrow(() -> new IllegalStateException("scenario " + name() + " asks for a "
                + type.getName() + ", but the plan has no target; add for example target: embedded"));
        return open.resource(type)
                .orElseThrow(() -> new IllegalStateException(
                        "scenario " + name() + " asks for a " + type.getName() + ", which the target does not offer"));
    }
}
