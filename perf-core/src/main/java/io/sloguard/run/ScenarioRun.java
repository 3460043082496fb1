package io.sloguard.run;

import io.sloguard.PerfException;
import io.sloguard.config.PlannedScenario;
import io.sloguard.engine.LoadRunner;
import io.sloguard.engine.Supervisor;
import io.sloguard.record.Recording;
import io.sloguard.record.Tally;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Takes one scenario through its life: made, prepared, loaded, verified, closed. What goes wrong on the way is the result
 * of this scenario, so that the others still run.
 */
final class ScenarioRun {

    private final ScenarioClasses classes;
    private final LoadRunner runner;
    private final Optional<Supervisor> supervisor;

    /** Creates the run of one scenario; a supervisor may have its load end early. */
    ScenarioRun(ScenarioClasses classes, LoadRunner runner, Optional<Supervisor> supervisor) {
        this.classes = classes;
        this.runner = runner;
        this.supervisor = supervisor;
    }

    ScenarioResult run(PlannedScenario planned, ScenarioContext context) throws InterruptedException {
        Scenario scenario;
        try {
            scenario = classes.create(planned.className());
        } catch (PerfException failure) {
            return ScenarioResult.failed(planned.name(), planned.load(), message(failure));
        }
        List<Invariant> invariants = new ArrayList<>();
        ScenarioResult measured;
        try {
            measured = measure(planned, scenario, context, invariants);
        } finally {
            close(scenario, invariants);
        }
        return measured.withInvariants(invariants);
    }

    private ScenarioResult measure(
            PlannedScenario planned, Scenario scenario, ScenarioContext context, List<Invariant> invariants)
            throws InterruptedException {
        try {
            scenario.prepare(context);
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception failure) {
            return failed(planned, "its preparation failed: " + failure);
        }
        Recording recording;
        try {
            recording = runner.run(planned.load(), context.seed(), scenario, context, supervisor);
        } catch (PerfException failure) {
            return failed(planned, message(failure));
        }
        invariants.addAll(verify(scenario, context));
        return Tally.count(planned.name(), planned.load(), recording, thresholds(planned));
    }

    private static ScenarioResult failed(PlannedScenario planned, String why) {
        return ScenarioResult.failed(planned.name(), planned.load(), why);
    }

    private static List<Invariant> verify(Scenario scenario, ScenarioContext context) throws InterruptedException {
        try {
            return scenario.verify(context);
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception failure) {
            return List.of(new Invariant("the invariants can be checked", false, failure.toString()));
        }
    }

    private static void close(Scenario scenario, List<Invariant> invariants) throws InterruptedException {
        try {
            scenario.close();
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception failure) {
            invariants.add(new Invariant("the scenario closes cleanly", false, failure.toString()));
        }
    }

    private static List<Long> thresholds(PlannedScenario planned) {
        return planned.objectives().stream()
                .map(declared -> declared.objective().thresholdNanos())
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
    }

    private static String message(PerfException failure) {
        return String.valueOf(failure.getMessage());
    }
}
