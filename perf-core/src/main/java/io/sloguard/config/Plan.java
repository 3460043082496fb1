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
 * @param scenarios what is run, one after the other
 * @param overall the objectives about all scenarios together
 * @param guards the queries whose plans are looked at before anything is run
 * @param migrations the migrations that are made under load, before the scenarios are run
 */
public record Plan(
        Optional<PlannedTarget> target,
        OptionalLong seed,
        List<PlannedScenario> scenarios,
        List<DeclaredObjective> overall,
        List<PlannedGuard> guards,
        List<PlannedMigration> migrations) {

    public Plan {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(seed, "seed");
        scenarios = List.copyOf(scenarios);
        overall = List.copyOf(overall);
        guards = List.copyOf(guards);
        migrations = List.copyOf(migrations);
        if (scenarios.isEmpty() && guards.isEmpty() && migrations.isEmpty()) {
            throw new IllegalArgumentException("a plan has at least one scenario, plan guard or migration");
        }
        if (scenarios.isEmpty() && !overall.isEmpty()) {
            throw new IllegalArgumentException("without a scenario nothing can be claimed of all of them");
        }
    }

    /** Creates a plan that guards no query plan and makes no migration. */
    public Plan(
            Optional<PlannedTarget> target,
            OptionalLong seed,
            List<PlannedScenario> scenarios,
            List<DeclaredObjective> overall) {
        this(target, seed, scenarios, overall, List.of(), List.of());
    }

    /**
     * Returns the same without scenarios and migrations, and without their objectives.
     *
     * @throws IllegalArgumentException if it guards no query plan
     */
    public Plan guardsOnly() {
        return new Plan(target, seed, List.of(), List.of(), guards, List.of());
    }

    /**
     * Returns every objective: those of the scenarios in their order, those about all of them, those of the guards, those of
     * the migrations.
     */
    public List<DeclaredObjective> objectives() {
        List<DeclaredObjective> all = new ArrayList<>();
        scenarios.forEach(scenario -> all.addAll(scenario.objectives()));
        all.addAll(overall);
        guards.forEach(guard -> all.addAll(guard.objectives()));
        migrations.forEach(migration -> all.addAll(migration.objectives()));
        return List.copyOf(all);
    }

    /** Returns how long the loads take one after the other as planned; empty if the plan of one says no end. */
    public Optional<Duration> plannedTime() {
        Optional<Duration> sum = Optional.of(Duration.ZERO);
        for (PlannedScenario scenario : scenarios) {
            sum = sum.flatMap(before -> scenario.plannedTime().map(before::plus));
        }
        for (PlannedMigration migration : migrations) {
            sum = sum.flatMap(before -> migration.plannedTime().map(before::plus));
        }
        return sum;
    }
}
