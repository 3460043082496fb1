package io.sloguard.config;

import io.sloguard.load.ClosedLoad;
import io.sloguard.load.Course;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.StopPolicy;
import java.util.Optional;

/**
 * Reads when a scenario ends early: the key {@code stop} of the scenario or of the defaults, unless something is set instead
 * of both. Closed loads never end early: what is meant for all scenarios passes them by, what is meant for one is a mistake.
 */
final class StopReader {

    private static final String KEY = "stop";

    private final Optional<YamlMap> defaults;
    private final Optional<StopPolicy> override;

    StopReader(Optional<YamlMap> defaults, Optional<StopPolicy> override) {
        this.defaults = defaults;
        this.override = override;
    }

    /** Returns the load of a scenario with what its plan says about its end; a mistake becomes a problem. */
    LoadPlan read(YamlMap scenario, LoadPlan load) {
        Optional<StopPolicy> own = scenario.value(KEY, StopPolicy::of);
        Optional<StopPolicy> inherited = defaults.flatMap(map -> map.value(KEY, StopPolicy::of));
        if (load.model() instanceof ClosedLoad) {
            if (own.isPresent() && own.get() != StopPolicy.NEVER) {
                scenario.problem(
                        KEY,
                        scenario.name()
                                + ".stop: belongs to an open load (rate); what a second of users who wait for answers"
                                + " shows depends on those answers, and cannot be judged before the end");
            }
            return load;
        }
        StopPolicy policy = override.or(() -> own).or(() -> inherited).orElse(StopPolicy.NEVER);
        return load.with(new Course(policy, load.course().maxDuration()));
    }
}
