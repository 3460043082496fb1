package io.sloguard.run;

import io.sloguard.PerfException;
import io.sloguard.application.ApplicationException;
import io.sloguard.application.Launcher;
import io.sloguard.application.ReadinessProbe;
import io.sloguard.baseline.BaselineHistory;
import io.sloguard.baseline.store.BaselineArchive;
import io.sloguard.config.Plan;
import io.sloguard.config.PlanChecks;
import io.sloguard.config.PlannedBaselines;
import io.sloguard.config.PlannedExperiment;
import io.sloguard.config.PlannedMigration;
import io.sloguard.config.PlannedScenario;
import io.sloguard.config.PlannedTarget;
import io.sloguard.config.ScenarioSource;
import io.sloguard.engine.Ticker;
import io.sloguard.result.ExperimentResult;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.QueryPlanResult;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.scenario.ScenarioFactory;
import io.sloguard.scenario.ScenarioProvider;
import io.sloguard.slo.Judge;
import io.sloguard.slo.JudgedRun;
import io.sloguard.target.Target;
import io.sloguard.target.TargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final Launcher launcher;
    private final Function<Path, RunResult> earlierResults;
    private final BaselineArchive baselines;
    private final Optional<ScenarioSource> handedOver;

    /**
     * Creates a runner of plans.
     *
     * @param loader finds scenario classes and kinds of targets
     * @param directory a directory for recordings, below which targets and applications may write; need not exist
     * @param earlierResults reads the result file of an earlier run; throws a {@link PerfException} if it cannot
     * @param baselines finds the runs that a run is compared with
     */
    public PlanRun(
            ClassLoader loader, Path directory, Function<Path, RunResult> earlierResults, BaselineArchive baselines) {
        this.classes = new ScenarioClasses(loader);
        this.targets = Targets.onClassPath(loader, directory);
        this.directory = directory;
        this.launcher = Launcher.onClassPath(loader, directory);
        this.earlierResults = earlierResults;
        this.baselines = baselines;
        this.handedOver = Optional.empty();
    }

    private PlanRun(PlanRun other, ScenarioSource handedOver) {
        this.classes = other.classes;
        this.targets = other.targets;
        this.directory = other.directory;
        this.launcher = other.launcher;
        this.earlierResults = other.earlierResults;
        this.baselines = other.baselines;
        this.handedOver = Optional.of(handedOver);
    }

    /**
     * Returns a runner of plans whose scenario is handed over by code: {@link #prepare} runs that one whatever the plan says,
     * and the plan need not say.
     */
    public PlanRun handedOver(ScenarioFactory scenario) {
        return new PlanRun(this, new ScenarioSource.Declared("code", scenario));
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
    public List<ReadinessProbe> readinessProbes() {
        return launcher.probes();
    }

    @Override
    public int freePort() {
        return Launcher.freePort();
    }

    @Override
    public Optional<ScenarioSource> unstatedSource() {
        return handedOver;
    }

    @Override
    public List<String> targetProblems(PlannedTarget target) {
        return targets.problems(target);
    }

    @Override
    public Map<String, Optional<String>> environment(PlannedTarget target) {
        return targets.environment(target);
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
     * @throws ApplicationException if an application does not become ready; nothing is judged then
     * @throws InterruptedException if the thread is interrupted; the load is stopped and the target closed
     */
    public JudgedRun run(Plan plan, RunListener listener) throws InterruptedException {
        Optional<BaselineHistory> history = history(plan, listener);
        long seed = seed(plan);
        Diagnoses diagnoses = new Diagnoses();
        RunResult measured = measure(plan, seed, diagnoses, listener);
        if (history.isEmpty()) {
            return judged(plan, measured);
        }
        RunResult compared = BaselineComparison.compare(plan, measured, history.get());
        RunResult confirmed = new BaselineComparison(plan, listener)
                .confirm(compared, scenario -> runAfresh(plan, scenario, seed, diagnoses, listener));
        return judged(plan, confirmed.diagnosedBy(diagnoses.all()));
    }

    /**
     * Opens the target of a plan of one scenario, starts its applications and leaves its load to the caller, who closes it. It is compared with no
     * earlier run.
     *
     * @throws TargetException if the target cannot be opened; nothing is left open then
     * @throws ApplicationException if an application does not become ready; nothing is left open then
     * @throws IllegalArgumentException if the plan is not of exactly one scenario
     * @throws InterruptedException if the thread is interrupted; nothing is left open then
     */
    public PreparedRun prepare(Plan plan, RunListener listener) throws InterruptedException {
        PreparedRun.Measurement measurement = (context, diagnoses) -> unrecorded(plan, diagnoses, listener)
                .run(context.of(handedOver(context.scenario())), DiagnosedRun.measured(context.name()));
        return new PreparedRun(plan, seed(plan), targets, launcher, measurement, listener);
    }

    private PlannedScenario handedOver(PlannedScenario planned) {
        return handedOver
                .map(source -> new PlannedScenario(
                        planned.name(), source, planned.load(), planned.objectives(), planned.settings()))
                .orElse(planned);
    }

    private static long seed(Plan plan) {
        return plan.seed().orElseGet(() -> ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE));
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
    private ScenarioResult runAfresh(
            Plan plan, PlannedScenario scenario, long seed, Diagnoses diagnoses, RunListener listener)
            throws InterruptedException {
        try (OpenTargets open = new OpenTargets(targets, listener)) {
            Optional<Target> target = open.open(plan.target());
            try (OpenApplications applications = OpenApplications.start(launcher, plan, target, listener)) {
                WatchedScenarios watched = new WatchedScenarios(
                        classes, plan, Optional.of(directory.resolve(CONFIRMATION)), diagnoses, listener);
                DiagnosedRun of = new DiagnosedRun(scenario.name(), DiagnosedRun.Part.CONFIRMATION);
                return applications.beside(
                        applications.context(scenario, seed, target), context -> watched.run(context, of));
            }
        }
    }

    private RunResult measure(Plan plan, long seed, Diagnoses diagnoses, RunListener listener)
            throws InterruptedException {
        Instant startedAt = Instant.now();
        long start = System.nanoTime();
        EnvironmentProbe environment = new EnvironmentProbe(Path.of("").toAbsolutePath());
        try (OpenTargets open = new OpenTargets(targets, listener)) {
            Optional<Target> target = plan.experiments().isEmpty() ? open.open(plan.target()) : Optional.empty();
            List<QueryPlanResult> queryPlans = new GuardRun(target, listener, earlierResults).run(plan.guards());
            List<MigrationResult> migrations = migrate(plan, seed, target, diagnoses, listener);
            WatchedScenarios watched = new WatchedScenarios(classes, plan, Optional.of(directory), diagnoses, listener);
            List<ScenarioResult> results = scenarios(plan, seed, target, watched, listener);
            List<ExperimentResult> experiments = experiments(plan, seed, open, diagnoses, listener);
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
                    diagnoses.all());
        }
    }

    private List<ScenarioResult> scenarios(
            Plan plan, long seed, Optional<Target> target, WatchedScenarios watched, RunListener listener)
            throws InterruptedException {
        List<ScenarioResult> results = new ArrayList<>();
        int total = plan.scenarios().size();
        if (total == 0) {
            return results;
        }
        try (OpenApplications applications = OpenApplications.start(launcher, plan, target, listener)) {
            for (PlannedScenario scenario : plan.scenarios()) {
                listener.scenarioStarts(scenario, results.size() + 1, total);
                DiagnosedRun of = DiagnosedRun.measured(scenario.name());
                ScenarioResult result = applications.beside(
                        applications.context(scenario, seed, target), context -> watched.run(context, of));
                listener.scenarioEnded(result);
                results.add(result);
            }
        }
        return results;
    }

    private List<ExperimentResult> experiments(
            Plan plan, long seed, OpenTargets open, Diagnoses diagnoses, RunListener listener)
            throws InterruptedException {
        List<ExperimentResult> results = new ArrayList<>();
        if (plan.experiments().isEmpty()) {
            return results;
        }
        Optional<Target> shared = plan.applications().isEmpty() ? Optional.empty() : open.open(plan.target());
        try (OpenApplications applications = OpenApplications.start(launcher, plan, shared, listener)) {
            WatchedScenarios watched = unrecorded(plan, diagnoses, listener);
            ExperimentRun run = new ExperimentRun(
                    open,
                    (scenario, ofPair, target, of) -> applications.beside(
                            applications.context(scenario, ofPair, target), context -> watched.run(context, of)),
                    listener);
            for (PlannedExperiment experiment : plan.experiments()) {
                results.add(run.run(experiment, seed));
            }
        }
        return results;
    }

    /** Not {@link UUID#randomUUID}: nobody guesses run ids, and its secure randomness costs 20 ms in a new JVM. */
    static String runId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private List<MigrationResult> migrate(
            Plan plan, long seed, Optional<Target> target, Diagnoses diagnoses, RunListener listener)
            throws InterruptedException {
        List<MigrationResult> results = new ArrayList<>();
        for (PlannedMigration migration : plan.migrations()) {
            TrialRun trials = new TrialRun(
                    Ticker.system(),
                    classes,
                    seed,
                    diagnoses,
                    progress -> listener.progress(migration.scenario(), progress));
            results.add(new MigrationRun(target, trials, listener).run(migration));
        }
        return results;
    }

    /** Without recordings of this JVM: it would be a recorder's first in many a test, or one more in each of many pairs. */
    private WatchedScenarios unrecorded(Plan plan, Diagnoses diagnoses, RunListener listener) {
        return new WatchedScenarios(classes, plan, Optional.empty(), diagnoses, listener);
    }
}
