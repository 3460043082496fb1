package io.sloguard.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One side of an experiment as planned.
 *
 * @param scenario what is put under load: a scenario of the plan with what the variant states laid over it
 * @param target where its load goes; empty if it needs no target
 * @param stated what the plan states for this variant, name to value, in the order of the plan
 */
public record PlannedVariant(PlannedScenario scenario, Optional<PlannedTarget> target, Map<String, String> stated) {

    public PlannedVariant {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(target, "target");
        stated = Collections.unmodifiableMap(new LinkedHashMap<>(stated));
    }

    /** Returns whether nothing at all distinguishes it from the other variant. */
    boolean isSameAs(PlannedVariant other) {
        return scenario.source().equals(other.scenario.source())
                && scenario.settings().equals(other.scenario.settings())
                && target.equals(other.target);
    }
}
