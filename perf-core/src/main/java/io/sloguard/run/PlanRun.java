package io.sloguard.run;

import io.sloguard.PerfException;
import io.sloguard.config.Plan;
import io.sloguard.config.PlanChecks;
import io.sloguard.config.PlannedMigration;
import io.sloguard.config.PlannedScenario;
import io.sloguard.config.PlannedTarget;
import io.sloguard.diagnosis.LoadWatch;
import io.sloguard.engine.LoadRunner;
import io.sloguard.engine.Ticker;
import io.sloguard.flight.FlightRecording;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.QueryPlanResult;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.diagnosis.Diagnosis;
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
 * judged. Thread-safe, but two runs at once disturb
 * each other's measurements.
 */
public final class PlanRun implements PlanChecks {

    /** How often progress is told. */
    public static final Duration PROGRESS_PERIOD = Duration.ofSeconds(10);

    private final ScenarioClasses classes;
    private final Targets targets;
    private final Path directory;
    private final Function<Path, RunResult> earlierResults;

    /**
     * Creates a runner of plans.
     *
     * @param loader finds scenario classes and kinds of targets
     * @param directory a directory for recordings, below which targets may write; need not exist
     * @param earlierResults reads the result file of an earlier run; throws a {@link PerfException} if it cannot
     */
    public PlanRun(ClassLoader loader, Path directory, Function<Path, RunResult> earlierResults) {
        this.classes = new ScenarioClasses(loader);
        this.targets = Targets.onClassPath(loader, directory);
        this.directory = directory;
        this.earlierResults = earlierResults;
    }

    @Override
    public List<String> scenarioClassProblems(String className) {
        return classes.problems(className);
    }

    @Override
    public List<String> targetProblems(PlannedTarget target) {
        return targets.problems(target);
    }

    /**
     * Runs a plan and judges it.
     *
     * @throws TargetException if the target cannot be opened; nothing is measured then
     * @throws InterruptedException if the thread is interrupted; the load is stopped and the target closed
     */
    public JudgedRun run(Plan plan, RunListener listener) throws InterruptedException {
        Instant startedAt = Instant.now();
        long start = System.nanoTime();
        long seed = plan.seed().orElseGet(() -> ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE));
        EnvironmentProbe environment = new EnvironmentProbe(Path.of("").toAbsolutePath());
        try (TargetHolder holder = new TargetHolder(open(plan, listener))) {
            List<QueryPlanResult> queryPlans =
                    new GuardRun(holder.target(), listener, earlierResults).run(plan.guards());
            List<MigrationResult> migrations = migrate(plan, seed, holder.target(), listener);
            List<ScenarioResult> results = new ArrayList<>();
            List<Diagnosis> diagnoses = new ArrayList<>();
            int total = plan.scenarios().size();
            for (PlannedScenario scenario : plan.scenarios()) {
                listener.scenarioStarts(scenario, results.size() + 1, total);
                MeasuredScenario measured = run(scenario, seed, holder.target(), listener);
                listener.scenarioEnded(measured.result());
                results.add(measured.result());
                measured.diagnosis().ifPresent(diagnoses::add);
            }
            RunResult result = new RunResult(
                    runId(),
                    startedAt,
                    System.nanoTime() - start,
                    seed,
                    environment.environment(holder.target()),
                    results,
                    queryPlans,
                    migrations,
                    diagnoses);
            return new JudgedRun(result, Judge.judge(result, plan.objectives()));
        }
    }

    /** Not {@link UUID#randomUUID}: nobody guesses run ids, and its secure randomness costs 20 ms in a new JVM. */
    private static String runId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private Optional<Target> open(Plan plan, RunListener listener) throws InterruptedException {
        if (plan.target().isEmpty()) {
            return Optional.empty();
        }
        long start = System.nanoTime();
        Target target = targets.open(plan.target().get());
        listener.targetOpened(target, System.nanoTime() - start);
        return Optional.of(target);
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

    private MeasuredScenario run(PlannedScenario scenario, long seed, Optional<Target> target, RunListener listener)
            throws InterruptedException {
        LoadRunner runner =
                new LoadRunner(Ticker.system(), PROGRESS_PERIOD, progress -> listener.progress(scenario, progress));
        Optional<DatabaseProbe> probe = target.flatMap(open -> open.resource(DatabaseProbe.class));
        try (LoadWatch watch = LoadWatch.open(probe, FlightRecording.start(directory, scenario.name()))) {
            return new ScenarioRun(classes, runner.observedBy(watch), watch)
                    .run(scenario, new RunContext(scenario, seed, target));
        }
    }

    /** Closes the target on every path. */
    private record TargetHolder(Optional<Target> target) implements AutoCloseable {

        @Override
        public void close() {
            target.ifPresent(Target::close);
        }
    }
}
