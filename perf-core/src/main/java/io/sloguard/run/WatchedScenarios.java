package io.sloguard.run;

import io.sloguard.config.Plan;
import io.sloguard.config.PlannedScenario;
import io.sloguard.diagnosis.LoadWatch;
import io.sloguard.engine.LoadRunner;
import io.sloguard.engine.Ticker;
import io.sloguard.flight.FlightRecording;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.diagnosis.Diagnosis;
import io.sloguard.target.DatabaseProbe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts scenarios of a plan under load, one after the other, and looks into why each is slow. Mutable: it keeps what it found.
 * Used by the thread of the run.
 */
final class WatchedScenarios {

    private final ScenarioClasses classes;
    private final Plan plan;
    private final Path recordings;
    private final RunListener listener;
    private final List<Diagnosis> diagnoses = new ArrayList<>();

    /**
     * Creates the scenarios of one run.
     *
     * @param recordings where the recordings of the load JVM go; need not exist
     */
    WatchedScenarios(ScenarioClasses classes, Plan plan, Path recordings, RunListener listener) {
        this.classes = classes;
        this.plan = plan;
        this.recordings = recordings;
        this.listener = listener;
    }

    /** Returns what was measured of a scenario, or why nothing was. */
    ScenarioResult run(RunContext context) throws InterruptedException {
        PlannedScenario scenario = context.scenario();
        LoadRunner runner = new LoadRunner(
                Ticker.system(), PlanRun.PROGRESS_PERIOD, progress -> listener.progress(scenario, progress));
        try (LoadWatch watch = open(scenario, context)) {
            MeasuredScenario measured = new ScenarioRun(
                            classes, runner.observedBy(watch), ScenarioWatch.of(scenario, plan.objectives()), watch)
                    .run(scenario, context);
            measured.diagnosis().ifPresent(diagnoses::add);
            return measured.result();
        }
    }

    /** Without a warm-up there is no time in which the recorder could start, and nothing is recorded. */
    private LoadWatch open(PlannedScenario scenario, RunContext context) {
        Optional<DatabaseProbe> probe = context.target().flatMap(target -> target.resource(DatabaseProbe.class));
        FlightRecording.deleteStale(recordings, scenario.name());
        return scenario.load().warmup().isEmpty()
                ? LoadWatch.open(probe)
                : LoadWatch.open(probe, () -> FlightRecording.start(recordings, scenario.name()));
    }

    /** Returns why the scenarios were slow that have been run, in their order; none for one that could not be measured. */
    List<Diagnosis> diagnoses() {
        return List.copyOf(diagnoses);
    }
}
