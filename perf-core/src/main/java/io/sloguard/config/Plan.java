package io.sloguard.config;

import io.sloguard.application.Application;
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
 * @param baselines where the runs are that this one is compared with; empty if it is compared with none
 * @param experiments the comparisons that are made, one after the other
 * @param applications what is started before scenarios are run, in this order
 */
public record Plan(
        Optional<PlannedTarget> target,
        OptionalLong seed,
        List<PlannedScenario> scenarios,
        List<DeclaredObjective> overall,
        List<PlannedGuard> guards,
        List<PlannedMigration> migrations,
        Optional<PlannedBaselines> baselines,
        List<PlannedExperiment> experiments,
        List<Application> applications) {

    public Plan {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(seed, "seed");
        scenarios = List.copyOf(scenarios);
        overall = List.copyOf(overall);
        guards = List.copyOf(guards);
        migrations = List.copyOf(migrations);
        Objects.requireNonNull(baselines, "baselines");
        experiments = List.copyOf(experiments);
        applications = List.copyOf(applications);
        if (scenarios.isEmpty() && guards.isEmpty() && migrations.isEmpty() && experiments.isEmpty()) {
            throw new IllegalArgumentException("a plan has at least one scenario, plan guard, migration or experiment");
        }
        if (scenarios.isEmpty() && !overall.isEmpty()) {
            throw new IllegalArgumentException("without a scenario nothing can be claimed of all of them");
        }
    }

    /** Creates a plan that starts no application. */
    public Plan(
            Optional<PlannedTarget> target,
            OptionalLong seed,
            List<PlannedScenario> scenarios,
            List<DeclaredObjective> overall,
            List<PlannedGuard> guards,
            List<PlannedMigration> migrations,
            Optional<PlannedBaselines> baselines,
            List<PlannedExperiment> experiments) {
        this(target, seed, scenarios, overall, guards, migrations, baselines, experiments, List.of());
    }

    /** Creates a plan that guards no query plan, makes no migration and no experiment and knows no baseline. */
    public Plan(
            Optional<PlannedTarget> target,
            OptionalLong seed,
            List<PlannedScenario> scenarios,
            List<DeclaredObjective> overall) {
        this(target, seed, scenarios, overall, List.of(), List.of(), Optional.empty(), List.of());
    }

    /** Returns the same with these applications. */
    public Plan starting(List<Application> started) {
        return new Plan(target, seed, scenarios, overall, guards, migrations, baselines, experiments, started);
    }

    /**
     * Returns the same without scenarios and migrations, and without their objectives.
     *
     * @throws IllegalArgumentException if it guards no query plan
     */
    public Plan guardsOnly() {
        return new Plan(target, seed, List.of(), List.of(), guards, List.of(), Optional.empty(), List.of());
    }

    /**
     * Returns every objective: those of the scenarios in their order, those about all of them, those of the guards, those of
     * the migrations, the claims of the experiments.
     */
    public List<DeclaredObjective> objectives() {
        List<DeclaredObjective> all = new ArrayList<>();
        scenarios.forEach(scenario -> all.addAll(scenario.objectives()));
        all.addAll(overall);
        guards.forEach(guard -> all.addAll(guard.objectives()));
        migrations.forEach(migration -> all.addAll(migration.objectives()));
        experiments.forEach(experiment -> all.addAll(experiment.claims()));
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
        for (PlannedExperiment experiment : experiments) {
            sum = sum.flatMap(before -> experiment.plannedTime().map(before::plus));
        }
        return sum;
    }
}
