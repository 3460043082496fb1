package io.sloguard.run;

import io.sloguard.PerfException;
import io.sloguard.baseline.BaselineHistory;
import io.sloguard.baseline.store.BaselineArchive;
import io.sloguard.config.Plan;
import io.sloguard.config.PlanChecks;
import io.sloguard.config.PlannedBaselines;
import io.sloguard.config.PlannedExperiment;
import io.sloguard.config.PlannedMigration;
import io.sloguard.config.PlannedScenario;
import io.sloguard.config.PlannedTarget;
import io.sloguard.diagnosis.LoadWatch;
import io.sloguard.engine.LoadRunner;
import io.sloguard.engine.Ticker;
import io.sloguard.flight.FlightRecording;
import io.sloguard.result.ExperimentResult;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.QueryPlanResult;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.diagnosis.Diagnosis;
import io.sloguard.scenario.ScenarioProvider;
import io.sloguard.slo.Judge;
import io.sloguard.slo.JudgedRun;
import io.sloguard.target.DatabaseProbe;
import io.sloguard.target.Target;
import io.sloguard.target.TargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * Runs plans: opens the target, looks at the query plans before any load changes them, makes the migrations on copies of
 * the state, runs every scenario one after the other, also after one has failed, closes the target and has the result
 * judged; or makes the experiments, if the plan is of those. Thread-safe, but two runs at once disturb each other's
 * measurements.
 */
public final class PlanRun implements PlanChecks {

    /** How often progress is told. */
    public static final Duration PROGRESS_PERIOD = Duration.ofSeconds(10);

    /** Where recordings of confirmations go. */
    private static final String CONFIRMATION = "confirmation";

    private final ScenarioClasses classes;
    private final Targets targets;
    private final Path directory;
    private final Function<Path, RunResult> earlierResults;
    private final BaselineArchive baselines;

    /**
     * Creates a runner of plans.
     *
     * @param loader finds scenario classes and kinds of targets
     * @param directory a directory for recordings, below which targets may write; need not exist
     * @param earlierResults reads the result file of an earlier run; throws a {@link PerfException} if it cannot
     * @param baselines finds the runs that a run is compared with
     */
    public PlanRun(
            ClassLoader loader, Path directory, Function<Path, RunResult> earlierResults, BaselineArchive baselines) {
        this.classes = new ScenarioClasses(loader);
        this.targets = Targets.onClassPath(loader, directory);
        this.directory = directory;
        this.earlierResults = earlierResults;
        this.baselines = baselines;
    }

    @Override
    public List<String> scenarioClassProblems(String className) {
        return classes.problems(className);
    }

    @Override
    public List<ScenarioProvider> scenarioProviders() {
        return classes.providers();
    }

    @Override
    public List<String> targetProblems(PlannedTarget target) {
        return targets.problems(target);
    }

    @Override
    public List<String> baselineProblems(PlannedBaselines planned) {
        return baselines.problems(planned.store(), planned.directory());
    }

    /**
     * Runs a plan and judges it. What is worse than its baseline is run once more on a target that is opened anew, before it
     * counts as broken.
     *
     * @throws PerfException if the store of earlier runs cannot be read; nothing is measured then
     * @throws TargetException if the target cannot be opened; nothing is measured then
     * @throws InterruptedException if the thread is interrupted; the load is stopped and the target closed
     */
    public JudgedRun run(Plan plan, RunListener listener) throws InterruptedException {
        Optional<BaselineHistory> history = history(plan, listener);
        long seed = plan.seed().orElseGet(() -> ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE));
        RunResult measured = measure(plan, seed, listener);
        if (history.isEmpty()) {
            return judged(plan, measured);
        }
        RunResult compared = BaselineComparison.compare(plan, measured, history.get());
        return judged(
                plan,
                new BaselineComparison(plan, listener)
                        .confirm(compared, scenario -> runAfresh(plan, scenario, seed, listener)));
    }

    private static JudgedRun judged(Plan plan, RunResult result) {
        return new JudgedRun(result, Judge.judge(result, plan.objectives()));
    }

    private Optional<BaselineHistory> history(Plan plan, RunListener listener) {
        Optional<BaselineHistory> history =
                plan.baselines().map(planned -> baselines.history(planned.store(), planned.directory()));
        history.ifPresent(
                read -> listener.baselinesRead(plan.baselines().orElseThrow().store(), read));
        return history;
    }

    /** Watched like the run that it confirms: the watch is part of the conditions. */
    private ScenarioResult runAfresh(Plan plan, PlannedScenario scenario, long seed, RunListener listener)
            throws InterruptedException {
        try (OpenTargets open = new OpenTargets(targets, listener)) {
            RunContext context = new RunContext(scenario, seed, open.open(plan.target()));
            return watched(scenario, plan, context, directory.resolve(CONFIRMATION), listener)
                    .result();
        }
    }

    private RunResult measure(Plan plan, long seed, RunListener listener) throws InterruptedException {
        Instant startedAt = Instant.now();
        long start = System.nanoTime();
        EnvironmentProbe environment = new EnvironmentProbe(Path.of("").toAbsolutePath());
        try (OpenTargets open = new OpenTargets(targets, listener)) {
            Optional<Target> target = plan.experiments().isEmpty() ? open.open(plan.target()) : Optional.empty();
            List<QueryPlanResult> queryPlans = new GuardRun(target, listener, earlierResults).run(plan.guards());
            List<MigrationResult> migrations = migrate(plan, seed, target, listener);
            List<ScenarioResult> results = new ArrayList<>();
            List<Diagnosis> diagnoses = new ArrayList<>();
            int total = plan.scenarios().size();
            for (PlannedScenario scenario : plan.scenarios()) {
                listener.scenarioStarts(scenario, results.size() + 1, total);
                MeasuredScenario measured =
                        watched(scenario, plan, new RunContext(scenario, seed, target), directory, listener);
                listener.scenarioEnded(measured.result());
                results.add(measured.result());
                measured.diagnosis().ifPresent(diagnoses::add);
            }
            List<ExperimentResult> experiments = experiments(plan, seed, open, listener);
            return new RunResult(
                    runId(),
                    startedAt,
                    System.nanoTime() - start,
                    seed,
                    environment.environment(open.opened(plan.target())),
                    results,
                    queryPlans,
                    migrations,
                    List.of(),
                    experiments,
                    diagnoses);
        }
    }

    private List<ExperimentResult> experiments(Plan plan, long seed, OpenTargets open, RunListener listener)
            throws InterruptedException {
        ExperimentRun run = new ExperimentRun(
                open,
                (scenario, ofPair, target) -> run(scenario, plan, new RunContext(scenario, ofPair, target), listener),
                listener);
        List<ExperimentResult> results = new ArrayList<>();
        for (PlannedExperiment experiment : plan.experiments()) {
            results.add(run.run(experiment, seed));
        }
        return results;
    }

    /** Not {@link UUID#randomUUID}: nobody guesses run ids, and its secure randomness costs 20 ms in a new JVM. */
    private static String runId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private List<MigrationResult> migrate(Plan plan, long seed, Optional<Target> target, RunListener listener)
            throws InterruptedException {
        List<MigrationResult> results = new ArrayList<>();
        for (PlannedMigration migration : plan.migrations()) {
            TrialRun trials = new TrialRun(
                    Ticker.system(), classes, seed, progress -> listener.progress(migration.scenario(), progress));
            results.add(new MigrationRun(target, trials, listener).run(migration));
        }
        return results;
    }

    /** Puts a scenario under load and looks into why it is slow; its recording goes to a directory. */
    private MeasuredScenario watched(
            PlannedScenario scenario, Plan plan, RunContext context, Path recordings, RunListener listener)
            throws InterruptedException {
        Optional<DatabaseProbe> probe = context.target().flatMap(open -> open.resource(DatabaseProbe.class));
        FlightRecording.deleteStale(recordings, scenario.name());
        boolean isRecorded = !scenario.load().warmup().isEmpty();
        try (LoadWatch watch = isRecorded
                ? LoadWatch.open(probe, () -> FlightRecording.start(recordings, scenario.name()))
                : LoadWatch.open(probe)) {
            return new ScenarioRun(
                            classes,
                            runner(scenario, listener).observedBy(watch),
                            ScenarioWatch.of(scenario, plan.objectives()),
                            watch)
                    .run(scenario, context);
        }
    }

    private ScenarioResult run(PlannedScenario scenario, Plan plan, RunContext context, RunListener listener)
            throws InterruptedException {
        return new ScenarioRun(classes, runner(scenario, listener), ScenarioWatch.of(scenario, plan.objectives()))
                .run(scenario, context)
                .result();
    }

    private static LoadRunner runner(PlannedScenario scenario, RunListener listener) {
        return new LoadRunner(Ticker.system(), PROGRESS_PERIOD, progress -> listener.progress(scenario, progress));
    }
}
