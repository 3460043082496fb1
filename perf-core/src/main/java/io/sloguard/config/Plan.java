package io.sloguard.config;

import io.sloguard.slo.DeclaredObjective;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everything that a perf.yaml plans. Immutable.
 *
 * @param target where the load goes; empty if the scenarios need no target
 * @param seed the seed of arrivals and inputs; empty if each run draws its own
 * @param scenarios what is run, one after the other; at least one
 * @param overall the objectives about all scenarios together
 */
public record Plan(
        Optional<PlannedTarget> target,
        OptionalLong seed,
        List<PlannedScenario> scenarios,
        List<DeclaredObjective> overall) {

    public Plan {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(seed, "seed");
        scenarios = List.copyOf(scenarios);
        overall = List.copyOf(overall);
        if (scenarios.isEmpty()) {
            throw new IllegalArgumentException("a plan has at least one scenario");
        }
    }

    /** Returns every objective: those of the scenarios in their order, then those about all of them. */
    public List<DeclaredObjective> objectives() {
        List<DeclaredObjective> all = new ArrayList<>();
        scenarios.forEach(scenario -> all.addAll(scenario.objectives()));
        all.addAll(overall);
        return List.copyOf(all);
    }

    /** Returns how long the loads take one after the other as planned; empty if the plan of one says no end. */
    public Optional<Duration> plannedTime() {
        Optional<Duration> sum = Optional.of(Duration.ZERO);
        for (PlannedScenario scenario : scenarios) {
            sum = sum.flatMap(before -> scenario.plannedTime().map(before::plus));
        }
        return sum;
    }
}
