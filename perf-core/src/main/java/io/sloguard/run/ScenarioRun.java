package io.sloguard.run;

import io.sloguard.PerfException;
import io.sloguard.config.PlannedScenario;
import io.sloguard.diagnosis.LoadWatch;
import io.sloguard.engine.LoadRunner;
import io.sloguard.engine.Supervisor;
import io.sloguard.record.MeasurementTally;
import io.sloguard.record.Recording;
import io.sloguard.record.Tally;
import io.sloguard.result.MeasurementCounts;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.result.diagnosis.Diagnosis;
import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.slo.BaselineObjective;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.MeasurementObjective;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes one scenario through its life: made, prepared, loaded, verified, closed. What goes wrong on the way is the result
 * of this scenario, so that the others still run.
 */
final class ScenarioRun {

    private final ScenarioClasses classes;
    private final LoadRunner runner;
    private final Optional<Supervisor> supervisor;
    private final AfterLoad afterLoad;

    /** What is done as soon as the load is over. */
    @FunctionalInterface
    interface AfterLoad {
        void settle() throws InterruptedException;
    }

    /**
     * Creates the run of one scenario.
     *
     * @param supervisor may have its load end early
     * @param afterLoad is done when its load is over, before the scenario checks its invariants
     */
    ScenarioRun(ScenarioClasses classes, LoadRunner runner, Optional<Supervisor> supervisor, AfterLoad afterLoad) {
        this.classes = classes;
        this.runner = runner;
        this.supervisor = supervisor;
        this.afterLoad = afterLoad;
    }

    /**
     * Takes the scenario through its life and counts what was recorded.
     *
     * @param watch has watched the load that the runner runs
     */
    MeasuredScenario run(PlannedScenario planned, ScenarioContext context, LoadWatch watch)
            throws InterruptedException {
        Life life = live(planned, context);
        if (life.recording().isEmpty()) {
            ScenarioResult failed = ScenarioResult.failed(
                    planned.name(), planned.load(), life.error().orElseThrow());
            return new MeasuredScenario(failed.withInvariants(life.invariants()), Optional.empty());
        }
        Recording recording = life.recording().get();
        ScenarioResult result = count(planned, recording);
        Diagnosis diagnosis = watch.diagnose(recording, slow(planned, watch.of()), number -> true);
        return new MeasuredScenario(result.withInvariants(life.invariants()), Optional.of(diagnosis));
    }

    /**
     * What the life of a scenario came to.
     *
     * @param recording what was recorded under load; empty if it did not come so far
     * @param invariants what was found after the load, and at the end
     * @param error why nothing was recorded; empty if something was
     */
    record Life(Optional<Recording> recording, List<Invariant> invariants, Optional<String> error) {}

    /** Takes the scenario through its life without counting what was recorded. */
    Life live(PlannedScenario planned, ScenarioContext context) throws InterruptedException {
        Scenario scenario;
        try {
            scenario = classes.create(planned.source());
        } catch (PerfException failure) {
            return new Life(Optional.empty(), List.of(), Optional.of(message(failure)));
        }
        List<Invariant> invariants = new ArrayList<>();
        Recording recording;
        try {
            recording = record(planned, scenario, context, invariants);
        } catch (PerfException failure) {
            close(scenario, invariants);
            return new Life(Optional.empty(), invariants, Optional.of(message(failure)));
        } catch (InterruptedException | RuntimeException failure) {
            close(scenario, invariants);
            throw failure;
        }
        close(scenario, invariants);
        return new Life(Optional.of(recording), invariants, Optional.empty());
    }

    private Recording record(
            PlannedScenario planned, Scenario scenario, ScenarioContext context, List<Invariant> invariants)
            throws InterruptedException {
        try {
            scenario.prepare(context);
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (PerfException told) {
            throw new PerfException("its preparation failed: " + told.getMessage(), told);
        } catch (Exception failure) {
            throw new PerfException("its preparation failed: " + failure, failure);
        }
        Recording recording = runner.keeping(limitedMeasurements(planned).keySet())
                .run(planned.load(), context.seed(), scenario, context, supervisor);
        afterLoad.settle();
        invariants.addAll(verify(scenario, context));
        return recording;
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

    /** Returns the latency limits that a scenario is counted for. */
    static List<Long> thresholds(PlannedScenario planned) {
        return planned.objectives().stream()
                .map(declared -> declared.objective().thresholdNanos())
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
    }

    /** Returns the limits above which operations are slow: 0, which is all of them, where no objective says one itself. */
    private static List<Long> slow(PlannedScenario planned, DiagnosedRun of) {
        List<Long> limits = new ArrayList<>(thresholds(planned));
        boolean isCompared =
                planned.objectives().stream().anyMatch(declared -> declared.objective() instanceof BaselineObjective);
        if (limits.isEmpty() || isCompared || of.isOfVariant()) {
            limits.add(0L);
        }
        return limits;
    }

    private static ScenarioResult count(PlannedScenario planned, Recording recording) {
        List<MeasurementCounts> counted = new ArrayList<>();
        limitedMeasurements(planned)
                .forEach((name, limits) -> counted.add(MeasurementTally.count(recording, name, limits)));
        return Tally.count(planned.name(), planned.load(), recording, thresholds(planned))
                .withCounted(counted);
    }

    /** Returns the measurements that objectives limit, and their limits; for a mean there is none to count for. */
    private static Map<String, Set<Long>> limitedMeasurements(PlannedScenario planned) {
        Map<String, Set<Long>> limited = new TreeMap<>();
        for (DeclaredObjective declared : planned.objectives()) {
            if (declared.objective() instanceof MeasurementObjective objective) {
                Set<Long> limits = limited.computeIfAbsent(objective.measurement(), first -> new TreeSet<>());
                objective.limit().thresholdNanos().ifPresent(limits::add);
            }
        }
        return limited;
    }

    private static String message(PerfException failure) {
        return String.valueOf(failure.getMessage());
    }
}
