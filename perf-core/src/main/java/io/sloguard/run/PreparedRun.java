package io.sloguard.run;

import io.sloguard.application.Launcher;
import io.sloguard.config.Plan;
import io.sloguard.config.PlannedScenario;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.slo.Judge;
import io.sloguard.slo.JudgedRun;
import io.sloguard.target.Target;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The run of one scenario in two steps: its target is open and its applications run from the start, so that the caller can prepare what it likes and
 * put it under load when that is done. Made by {@link PlanRun#prepare}. Not thread-safe, and two loads at once disturb each
 * other's measurements.
 */
public final class PreparedRun implements AutoCloseable {

    /** Takes a scenario through its life. */
    @FunctionalInterface
    interface Measurement {

        /** Returns what was measured, and keeps why it was slow. */
        ScenarioResult run(RunContext context, Diagnoses diagnoses) throws InterruptedException;
    }

    private final Plan plan;
    private final Measurement measurement;
    private final RunListener listener;
    private final Instant startedAt = Instant.now();
    private final long startNanos = System.nanoTime();
    private final EnvironmentProbe environment =
            new EnvironmentProbe(Path.of("").toAbsolutePath());
    private final OpenTargets targets;
    private final OpenApplications applications;
    private final RunContext context;

    PreparedRun(Plan plan, long seed, Targets targets, Launcher launcher, Measurement measurement, RunListener listener)
            throws InterruptedException {
        this.plan = plan;
        this.measurement = measurement;
        this.listener = listener;
        this.targets = new OpenTargets(targets, listener);
        PlannedScenario scenario = only(plan);
        Optional<Target> target = this.targets.open(plan.target());
        this.applications = start(launcher, target);
        this.context = applications.context(scenario, seed, target);
    }

    private OpenApplications start(Launcher launcher, Optional<Target> target) throws InterruptedException {
        try {
            return OpenApplications.start(launcher, plan, target, listener);
        } catch (RuntimeException | InterruptedException failure) {
            targets.close();
            throw failure;
        }
    }

    private static PlannedScenario only(Plan plan) {
        boolean isOne = plan.scenarios().size() == 1
                && plan.guards().isEmpty()
                && plan.migrations().isEmpty()
                && plan.experiments().isEmpty();
        if (!isOne) {
            throw new IllegalArgumentException("a run that is prepared step by step has one scenario and nothing else");
        }
        return plan.scenarios().get(0);
    }

    /** Returns what the scenario will be prepared with. */
    public ScenarioContext context() {
        return context;
    }

    /** Returns what the open target offers of the given type; empty if it offers none, or if there is no target. */
    public <T> Optional<T> resource(Class<T> type) {
        return context.target().flatMap(target -> target.resource(type));
    }

    /**
     * Puts the scenario under its load and judges it.
     *
     * @throws InterruptedException if the thread is interrupted; the load is stopped
     */
    public JudgedRun run() throws InterruptedException {
        listener.scenarioStarts(context.scenario(), 1, 1);
        Diagnoses diagnoses = new Diagnoses();
        ScenarioResult scenario = applications.beside(context, prepared -> measurement.run(prepared, diagnoses));
        listener.scenarioEnded(scenario);
        Optional<Target> target = context.target();
        RunResult result = new RunResult(
                        PlanRun.runId(),
                        startedAt,
                        System.nanoTime() - startNanos,
                        context.seed(),
                        environment.environment(target),
                        List.of(scenario))
                .diagnosedBy(diagnoses.all());
        return new JudgedRun(result, Judge.judge(result, plan.objectives()));
    }

    /** Ends the applications and closes the target. Safe to call more than once. */
    @Override
    public void close() {
        try {
            applications.close();
        } finally {
            targets.close();
        }
    }
}
