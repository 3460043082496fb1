package io.sloguard.result;

import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.result.diagnosis.Diagnosis;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that one run measured, complete enough to be judged again and to be merged with the result of another
 * generator.
 *
 * @param runId identifies the run
 * @param startedAt when it started, by the wall clock
 * @param elapsedNanos how long it took
 * @param seed the seed of arrivals and inputs
 * @param environment where it took place
 * @param scenarios the results of its scenarios, in the order of the plan
 * @param queryPlans the query plans that it guards, in the order of the plan
 * @param migrations what became of its migrations, in the order of the plan
 * @param baselines what its scenarios are compared with, in the order of the plan; at most one for each
 * @param experiments its experiments, in the order of the plan
 * @param diagnoses why operations of its loads were slow, in the order in which they were first made
 */
public record RunResult(
        String runId,
        Instant startedAt,
        long elapsedNanos,
        long seed,
        Environment environment,
        List<ScenarioResult> scenarios,
        List<QueryPlanResult> queryPlans,
        List<MigrationResult> migrations,
        List<BaselineReference> baselines,
        List<ExperimentResult> experiments,
        List<Diagnosis> diagnoses) {

    public RunResult {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(environment, "environment");
        scenarios = List.copyOf(scenarios);
        queryPlans = List.copyOf(queryPlans);
        migrations = List.copyOf(migrations);
        baselines = List.copyOf(baselines);
        experiments = List.copyOf(experiments);
        diagnoses = List.copyOf(diagnoses);
    }

    /** Creates the result of a run that was not diagnosed. */
    public RunResult(
            String runId,
            Instant startedAt,
            long elapsedNanos,
            long seed,
            Environment environment,
            List<ScenarioResult> scenarios,
            List<QueryPlanResult> queryPlans,
            List<MigrationResult> migrations,
            List<BaselineReference> baselines,
            List<ExperimentResult> experiments) {
        this(
                runId,
                startedAt,
                elapsedNanos,
                seed,
                environment,
                scenarios,
                queryPlans,
                migrations,
                baselines,
                experiments,
                List.of());
    }

    /** Creates the result of a run that is compared with no earlier one, makes no experiment and was not diagnosed. */
    public RunResult(
            String runId,
            Instant startedAt,
            long elapsedNanos,
            long seed,
            Environment environment,
            List<ScenarioResult> scenarios,
            List<QueryPlanResult> queryPlans,
            List<MigrationResult> migrations) {
        this(
                runId,
                startedAt,
                elapsedNanos,
                seed,
                environment,
                scenarios,
                queryPlans,
                migrations,
                List.of(),
                List.of());
    }

    /** Creates the result of a run that makes no migration. */
    public RunResult(
            String runId,
            Instant startedAt,
            long elapsedNanos,
            long seed,
            Environment environment,
            List<ScenarioResult> scenarios,
            List<QueryPlanResult> queryPlans) {
        this(runId, startedAt, elapsedNanos, seed, environment, scenarios, queryPlans, List.of());
    }

    /** Creates the result of a run that guards no query plan and makes no migration. */
    public RunResult(
            String runId,
            Instant startedAt,
            long elapsedNanos,
            long seed,
            Environment environment,
            List<ScenarioResult> scenarios) {
        this(runId, startedAt, elapsedNanos, seed, environment, scenarios, List.of(), List.of());
    }

    /** Returns the same run, compared with these. */
    public RunResult comparedWith(List<BaselineReference> references) {
        return new RunResult(
                runId,
                startedAt,
                elapsedNanos,
                seed,
                environment,
                scenarios,
                queryPlans,
                migrations,
                references,
                experiments,
                diagnoses);
    }

    /** Returns the same run with these diagnoses. */
    public RunResult diagnosedBy(List<Diagnosis> found) {
        return new RunResult(
                runId,
                startedAt,
                elapsedNanos,
                seed,
                environment,
                scenarios,
                queryPlans,
                migrations,
                baselines,
                experiments,
                found);
    }

    /** Returns the same run in another environment. */
    public RunResult in(Environment other) {
        return new RunResult(
                runId,
                startedAt,
                elapsedNanos,
                seed,
                other,
                scenarios,
                queryPlans,
                migrations,
                baselines,
                experiments,
                diagnoses);
    }

    /** Returns what the scenario with that name is compared with; empty if it is compared with nothing. */
    public Optional<BaselineReference> baseline(String scenario) {
        return baselines.stream()
                .filter(reference -> reference.key().scenario().equals(scenario))
                .findFirst();
    }

    /** Returns the experiment with that name, if it was part of the run. */
    public Optional<ExperimentResult> experiment(String name) {
        return experiments.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** Returns everything that was put under load: the scenarios, and the runs of the experiments. */
    public List<ScenarioResult> loads() {
        return Stream.concat(scenarios.stream(), experiments.stream().flatMap(ExperimentResult::runs))
                .toList();
    }

    /** Returns the plans of the guard with that name, if it was part of the run. */
    public Optional<QueryPlanResult> queryPlan(String name) {
        return queryPlans.stream().filter(plans -> plans.name().equals(name)).findFirst();
    }

    /** Returns why operations of the scenario with that name were slow, if that was looked into. */
    public Optional<Diagnosis> diagnosis(String scenario) {
        return diagnosis(DiagnosedRun.measured(scenario));
    }

    /** Returns why operations of one load were slow, if that was looked into. */
    public Optional<Diagnosis> diagnosis(DiagnosedRun of) {
        return diagnoses.stream().filter(one -> one.of().equals(of)).findFirst();
    }

    /** Returns the migration with that name, if it was part of the run. */
    public Optional<MigrationResult> migration(String name) {
        return migrations.stream()
                .filter(migration -> migration.name().equals(name))
                .findFirst();
    }

    /** Returns the result of the scenario with that name, if it was part of the run. */
    public Optional<ScenarioResult> scenario(String name) {
        return scenarios.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst();
    }
}
