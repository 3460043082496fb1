package io.sloguard.run;

import io.sloguard.application.Applications;
import io.sloguard.config.PlannedScenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.target.Target;
import java.util.Map;
import java.util.Optional;

/** What one run offers to one of its scenarios. Immutable. */
record RunContext(PlannedScenario scenario, long seed, Optional<Target> target, Optional<Applications> applications)
        implements ScenarioContext {

    /** Creates the context of a scenario that is run without applications. */
    RunContext(PlannedScenario scenario, long seed, Optional<Target> target) {
        this(scenario, seed, target, Optional.empty());
    }

    /** Returns the same for the scenario in another form. */
    RunContext of(PlannedScenario other) {
        return new RunContext(other, seed, target, applications);
    }

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
        if (type == Applications.class) {
            return type.cast(applications.orElseThrow(() -> new IllegalStateException("scenario " + name()
                    + " needs an application, but none was started for it; start: of the plan states one. The trials of a"
                    + " migration have none")));
        }
        Target open = target.orElseThrow(() -> new IllegalStateException("scenario " + name() + " asks for a "
                + type.getName() + ", but the plan has no target; add for example target: embedded"));
        return open.resource(type)
                .orElseThrow(() -> new IllegalStateException(
                        "scenario " + name() + " asks for a " + type.getName() + ", which the target does not offer"));
    }
}
