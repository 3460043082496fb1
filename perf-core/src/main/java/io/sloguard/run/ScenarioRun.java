package io.sloguard.run;

import io.sloguard.PerfException;
import io.sloguard.config.PlannedScenario;
import io.sloguard.diagnosis.LoadWatch;
import io.sloguard.engine.LoadRunner;
import io.sloguard.record.Recording;
import io.sloguard.record.Tally;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.diagnosis.Diagnosis;
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
    private final LoadWatch watch;

    ScenarioRun(ScenarioClasses classes, LoadRunner runner, LoadWatch watch) {
        this.classes = classes;
        this.runner = runner;
        this.watch = watch;
    }

    MeasuredScenario run(PlannedScenario planned, ScenarioContext context) throws InterruptedException {
        Scenario scenario;
        try {
            scenario = classes.create(planned.className());
        } catch (PerfException failure) {
            return failed(planned, message(failure));
        }
        List<Invariant> invariants = new ArrayList<>();
        MeasuredScenario measured;
        try {
            measured = measure(planned, scenario, context, invariants);
        } finally {
            close(scenario, invariants);
        }
        return measured.withInvariants(invariants);
    }

    private MeasuredScenario measure(
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
            recording = runner.run(planned.load(), context.seed(), scenario, context);
        } catch (PerfException failure) {
            return failed(planned, message(failure));
        }
        ScenarioResult result = Tally.count(planned.name(), planned.load(), recording, thresholds(planned));
        Diagnosis diagnosis = watch.diagnose(result, recording);
        invariants.addAll(verify(scenario, context));
        return new MeasuredScenario(result, Optional.of(diagnosis));
    }

    private static MeasuredScenario failed(PlannedScenario planned, String why) {
        return new MeasuredScenario(ScenarioResult.failed(planned.name(), planned.load(), why), Optional.empty());
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
