package io.sloguard.run;

import io.sloguard.config.Plan;
import io.sloguard.config.PlannedScenario;
import io.sloguard.diagnosis.LoadWatch;
import io.sloguard.engine.LoadRunner;
import io.sloguard.engine.Ticker;
import io.sloguard.flight.FlightRecording;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.target.DatabaseProbe;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Puts scenarios of a plan under load, one after the other, and looks into why each is slow. Used by the thread of the run.
 */
final class WatchedScenarios {

    private final ScenarioClasses classes;
    private final Plan plan;
    private final Optional<Path> recordings;
    private final Diagnoses diagnoses;
    private final RunListener listener;

    /**
     * Creates the scenarios of one run.
     *
     * @param recordings where the recordings of the load JVM go; need not exist; empty if none is made
     * @param diagnoses where what is found is kept
     */
    WatchedScenarios(
            ScenarioClasses classes, Plan plan, Optional<Path> recordings, Diagnoses diagnoses, RunListener listener) {
        this.classes = classes;
        this.plan = plan;
        this.recordings = recordings;
        this.diagnoses = diagnoses;
        this.listener = listener;
    }

    /**
     * Returns what was measured of a scenario, or why nothing was.
     *
     * @param of under which name the diagnosis is kept
     */
    ScenarioResult run(RunContext context, DiagnosedRun of) throws InterruptedException {
        PlannedScenario scenario = context.scenario();
        LoadRunner runner = new LoadRunner(
                Ticker.system(), PlanRun.PROGRESS_PERIOD, progress -> listener.progress(scenario, progress));
        try (LoadWatch watch = open(scenario, context, of)) {
            MeasuredScenario measured = new ScenarioRun(
                            classes,
                            runner.observedBy(watch),
                            ScenarioWatch.of(scenario, plan.objectives()),
                            watch::settle)
                    .run(scenario, context, watch);
            measured.diagnosis().ifPresent(diagnoses::keep);
            return measured.result();
        }
    }

    /** Without a warm-up there is no time in which the recorder could start, and nothing is recorded. */
    private LoadWatch open(PlannedScenario scenario, RunContext context, DiagnosedRun of) {
        Optional<DatabaseProbe> probe = context.target().flatMap(target -> target.resource(DatabaseProbe.class));
        recordings.ifPresent(directory -> FlightRecording.deleteStale(directory, scenario.name()));
        return recordings.isEmpty() || scenario.load().warmup().isEmpty()
                ? LoadWatch.open(of, probe)
                : LoadWatch.open(of, probe, () -> FlightRecording.start(recordings.get(), scenario.name()));
    }
}
