package io.sloguard.run;

import io.sloguard.config.PlannedExperiment;
import io.sloguard.config.PlannedScenario;
import io.sloguard.config.PlannedVariant;
import io.sloguard.result.ExperimentPair;
import io.sloguard.result.ExperimentResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.Variant;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.result.diagnosis.DiagnosedRun.Part;
import io.sloguard.target.Target;
import io.sloguard.target.TargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures the variants of an experiment in pairs, in turns: a b, b a, a b, and so on; a control comes last where a is
 * first. So what drifts, warms up or fills up in the course of time hits both alike. Both runs of a pair have the same
 * arrivals and inputs, each pair has its own. Before the first pair each variant is run once without being counted: what
 * happens only once, such as compiling code or filling caches, belongs to neither.
 */
final class ExperimentRun {

    /** Puts a scenario under load. */
    interface Loads {

        /**
         * Returns what was measured, or why nothing could be.
         *
         * @param of under which name it is kept why it was slow
         */
        ScenarioResult run(PlannedScenario scenario, long seed, Optional<Target> target, DiagnosedRun of)
                throws InterruptedException;
    }

    private final OpenTargets targets;
    private final Loads loads;
    private final RunListener listener;

    ExperimentRun(OpenTargets targets, Loads loads, RunListener listener) {
        this.targets = targets;
        this.loads = loads;
        this.listener = listener;
    }

    /**
     * Makes an experiment. It ends early where a run cannot be measured, because nothing could be claimed any more.
     *
     * @param seed the seed of the run that gives each pair its own
     * @throws TargetException if a target cannot be opened
     */
    ExperimentResult run(PlannedExperiment experiment, long seed) throws InterruptedException {
        targets.open(experiment.a().target());
        targets.open(experiment.b().target());
        listener.experimentStarts(experiment);
        List<ExperimentPair> pairs = new ArrayList<>();
        Optional<String> error = rehearse(experiment, seed);
        while (error.isEmpty() && pairs.size() < experiment.pairs()) {
            ExperimentPair pair = pair(experiment, pairs.size(), seed);
            pairs.add(pair);
            listener.pairEnded(experiment, pairs.size(), pair);
            error = pair.runs().stream()
                    .flatMap(run -> run.error().stream())
                    .findFirst()
                    .map(why -> "it ended with pair " + pairs.size() + ": " + why);
        }
        return new ExperimentResult(
                experiment.name(),
                variant(experiment.a()),
                variant(experiment.b()),
                experiment.mayDiffer(),
                pairs,
                error);
    }

    /** Returns why a variant cannot be measured at all, if so. */
    private Optional<String> rehearse(PlannedExperiment experiment, long seed) throws InterruptedException {
        Optional<String> ofA = runA(experiment, seed).error().map(why -> "a: " + why);
        Optional<String> ofB = runB(experiment, seed).error().map(why -> "b: " + why);
        return ofA.isPresent() && ofB.isPresent() ? Optional.of(ofA.get() + "; " + ofB.get()) : ofA.or(() -> ofB);
    }

    private ExperimentPair pair(PlannedExperiment experiment, int index, long seed) throws InterruptedException {
        long ofPair = seed + index + 1;
        boolean isControlled = experiment.control() == PlannedExperiment.Control.A_AGAINST_A;
        if (index % 2 == 0) {
            ScenarioResult a = runA(experiment, ofPair);
            ScenarioResult b = runB(experiment, ofPair);
            return new ExperimentPair(a, b, isControlled ? Optional.of(runA(experiment, ofPair)) : Optional.empty());
        }
        Optional<ScenarioResult> control = isControlled ? Optional.of(runA(experiment, ofPair)) : Optional.empty();
        ScenarioResult b = runB(experiment, ofPair);
        return new ExperimentPair(runA(experiment, ofPair), b, control);
    }

    private ScenarioResult runA(PlannedExperiment experiment, long seed) throws InterruptedException {
        return run(experiment.a(), seed, new DiagnosedRun(experiment.name(), Part.VARIANT_A));
    }

    private ScenarioResult runB(PlannedExperiment experiment, long seed) throws InterruptedException {
        return run(experiment.b(), seed, new DiagnosedRun(experiment.name(), Part.VARIANT_B));
    }

    private ScenarioResult run(PlannedVariant variant, long seed, DiagnosedRun of) throws InterruptedException {
        return loads.run(variant.scenario(), seed, targets.opened(variant.target()), of);
    }

    private Variant variant(PlannedVariant planned) {
        return new Variant(
                planned.stated(),
                targets.opened(planned.target()).map(Target::facts).orElse(Map.of()));
    }
}
