package io.sloguard;

import io.sloguard.config.EffectiveValue;
import io.sloguard.config.Overrides;
import io.sloguard.config.Plan;
import io.sloguard.config.PlanException;
import io.sloguard.config.PlanReader;
import io.sloguard.config.StatedPlan;
import io.sloguard.json.ResultJson;
import io.sloguard.report.FailureMessage;
import io.sloguard.run.PlanRun;
import io.sloguard.run.PreparedRun;
import io.sloguard.run.RunListener;
import io.sloguard.scenario.ScenarioFactory;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import io.sloguard.target.TargetException;
import java.nio.file.Path;
import java.util.List;

/**
 * The entry to the library: reads a plan, runs its scenarios, judges their objectives.
 *
 * <pre>{@code
 * JudgedRun run = SloGuard.read(Path.of("perf.yaml")).run();
 * SloGuard.require(run, "registration", "p95 <= 215ms");
 * }</pre>
 *
 * <p>Immutable and thread-safe, but two runs at once disturb each other's measurements.
 */
public final class SloGuard {

    /** Where the plan of a project is, unless something else is said. */
    public static final String DEFAULT_PLAN = "perf.yaml";

    /** Where results, reports and logs go, below the directory of everything that a build makes. */
    public static final String DEFAULT_DIRECTORY = "perf";

    /** The name of the result file there. */
    public static final String RESULT_FILE = "result.json";

    /** Where results, reports and logs of experiments go, below that directory. */
    public static final String EXPERIMENTS_DIRECTORY = "experiments";

    private final Plan plan;
    private final PlanRun runner;

    private SloGuard(Plan plan, PlanRun runner) {
        this.plan = plan;
        this.runner = runner;
    }

    /**
     * Reads a plan and holds it against the class path of the calling thread.
     *
     * @throws PlanException if it has mistakes; the message lists all of them
     * @throws PerfException if the file cannot be read
     */
    public static SloGuard read(Path planFile) {
        return read(planFile, Overrides.NONE, Path.of("target", DEFAULT_DIRECTORY));
    }

    /**
     * Reads a plan and holds it against the class path of the calling thread.
     *
     * @param planFile the plan
     * @param overrides what is set instead of the plan
     * @param directory a directory below which targets may write; need not exist
     * @throws PlanException if it has mistakes; the message lists all of them
     * @throws PerfException if the file cannot be read
     */
    public static SloGuard read(Path planFile, Overrides overrides, Path directory) {
        PlanRun runner = runner(directory);
        return new SloGuard(new PlanReader(runner).read(planFile, overrides), runner);
    }

    /**
     * Reads a plan for a scenario that code hands over: it takes the place of what the plan says that is run.
     *
     * @param planFile the plan
     * @param overrides what is set instead of the plan; they select the scenario
     * @param directory a directory below which targets may write; need not exist
     * @param scenario makes the scenario when {@link #prepare} has its load started
     * @throws PlanException if it has mistakes; the message lists all of them
     * @throws PerfException if the file cannot be read
     */
    public static SloGuard read(Path planFile, Overrides overrides, Path directory, ScenarioFactory scenario) {
        PlanRun runner = runner(directory).handedOver(scenario);
        return new SloGuard(new PlanReader(runner).read(planFile, overrides), runner);
    }

    /**
     * Reads a plan that code states for a scenario that it hands over.
     *
     * @param stated the plan
     * @param overrides what is set instead of the plan
     * @param directory a directory below which targets may write; need not exist
     * @param scenario makes the scenario when {@link #prepare} has its load started
     * @throws PlanException if it has mistakes; the message lists all of them
     */
    public static SloGuard read(StatedPlan stated, Overrides overrides, Path directory, ScenarioFactory scenario) {
        PlanRun runner = runner(directory).handedOver(scenario);
        return new SloGuard(new PlanReader(runner).read(stated, overrides), runner);
    }

    /**
     * Returns every value that a run of a plan uses, with its origin and without secrets. Nothing is run.
     *
     * @param planFile the plan
     * @param overrides what is set instead of the plan
     * @param directory the directory below which a run would write
     * @throws PlanException if it has mistakes; the message lists all of them
     * @throws PerfException if the file cannot be read
     */
    public static List<EffectiveValue> explain(Path planFile, Overrides overrides, Path directory) {
        return new PlanReader(runner(directory)).explain(planFile, overrides);
    }

    private static PlanRun runner(Path directory) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return new PlanRun(loader, directory, file -> ResultJson.read(file).result(), Baselines.archive(loader));
    }

    /** Returns the plan that was read. */
    public Plan plan() {
        return plan;
    }

    /**
     * Runs every scenario of the plan, in its order, and judges every objective; or makes its experiments, if the plan was
     * read for them.
     *
     * @throws TargetException if the target cannot be opened
     * @throws InterruptedException if the thread is interrupted; the load is stopped and the target closed
     */
    public JudgedRun run() throws InterruptedException {
        return run(RunListener.silent());
    }

    /**
     * Runs every scenario of the plan, in its order, and judges every objective.
     *
     * @param listener is told how it comes along
     * @throws TargetException if the target cannot be opened
     * @throws InterruptedException if the thread is interrupted; the load is stopped and the target closed
     */
    public JudgedRun run(RunListener listener) throws InterruptedException {
        return runner.run(plan, listener);
    }

    /**
     * Opens the target of a plan of one scenario and leaves its load to the caller, who closes what is returned.
     *
     * @param listener is told how it comes along
     * @throws TargetException if the target cannot be opened
     * @throws IllegalArgumentException if the plan is not of exactly one scenario
     * @throws InterruptedException if the thread is interrupted; nothing is left open then
     */
    public PreparedRun prepare(RunListener listener) throws InterruptedException {
        return runner.prepare(plan, listener);
    }

    /**
     * Looks at the query plans that the plan guards and judges them; no scenario is run.
     *
     * @throws TargetException if the target cannot be opened
     * @throws IllegalArgumentException if the plan guards no query plan
     * @throws InterruptedException if the thread is interrupted; the target is closed
     */
    public JudgedRun checkPlans() throws InterruptedException {
        return runner.run(plan.guardsOnly(), RunListener.silent());
    }

    /**
     * Asserts that an objective of a run was not refuted, and that there is a measurement to say so: for tests.
     *
     * @param run the run
     * @param subject the scenario, plan guard or migration that the objective is about
     * @param objective an objective that the plan states for it
     * @throws AssertionError if the verdict is FAIL, NO_DATA, INVALID or VACUOUS; the message has the figures
     * @throws IllegalArgumentException if the plan does not state that objective
     */
    public static void require(JudgedRun run, String subject, String objective) {
        Verdict verdict = run.verdict(subject, objective);
        if (verdict.state() == VerdictState.FAIL || verdict.state().isUnmeasured()) {
            throw new AssertionError(FailureMessage.of(verdict));
        }
    }
}
