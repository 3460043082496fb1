package io.sloguard.slo;

import io.sloguard.result.ExperimentPair;
import io.sloguard.result.ExperimentResult;
import io.sloguard.result.ScenarioResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Says why the variants of an experiment cannot be compared, if so: then its figures mean nothing, whatever they are. */
final class Comparability {

    private Comparability() {}

    /**
     * Returns the first reason: targets that differ in more than is meant to be compared, different loads, a run that was
     * not measured or does not show the metric.
     */
    static Optional<String> problem(ExperimentResult experiment, ClaimMetric metric) {
        List<String> different = differentFacts(experiment);
        if (!different.isEmpty()) {
            return Optional.of("the targets of a and b differ in " + String.join(", ", different)
                    + "; make them equal, or if that is what you compare, name it in differ:");
        }
        if (experiment.differentLoads() > 1) {
            return Optional.of("its runs had " + experiment.differentLoads() + " different loads");
        }
        Map<String, ScenarioResult> runs = namedRuns(experiment);
        for (Map.Entry<String, ScenarioResult> run : runs.entrySet()) {
            Optional<String> missing = missing(run.getValue(), metric);
            if (missing.isPresent()) {
                return Optional.of(run.getKey() + ": " + missing.get());
            }
        }
        return Optional.empty();
    }

    /** Returns the reason if the load of a run was not delivered as planned. */
    static Optional<String> undelivered(ExperimentResult experiment) {
        return namedRuns(experiment).entrySet().stream()
                .filter(run -> run.getValue().health().achievedRatio() < Judge.MIN_ACHIEVED_RATIO)
                .map(run -> run.getKey() + ": only "
                        + run.getValue().counts().started() + " of "
                        + run.getValue().counts().scheduled()
                        + " planned operations were started: the load was not delivered as planned")
                .findFirst();
    }

    private static Optional<String> missing(ScenarioResult run, ClaimMetric metric) {
        if (run.error().isPresent()) {
            return run.error();
        }
        return run.counts().scheduled() == 0
                ? Optional.of("no operation was planned in the measured phase")
                : metric.missingIn(run);
    }

    private static List<String> differentFacts(ExperimentResult experiment) {
        Map<String, String> a = experiment.a().target();
        Map<String, String> b = experiment.b().target();
        Set<String> names = new LinkedHashSet<>(a.keySet());
        names.addAll(b.keySet());
        names.removeAll(experiment.mayDiffer());
        List<String> different = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(a.get(name), b.get(name))) {
                different.add(name + " (" + a.getOrDefault(name, "unknown") + " and " + b.getOrDefault(name, "unknown")
                        + ")");
            }
        }
        return different;
    }

    private static Map<String, ScenarioResult> namedRuns(ExperimentResult experiment) {
        Map<String, ScenarioResult> runs = new LinkedHashMap<>();
        int number = 0;
        for (ExperimentPair pair : experiment.pairs()) {
            number++;
            String in = "in pair " + number + " ";
            runs.put(in + "a", pair.a());
            runs.put(in + "b", pair.b());
            pair.control().ifPresent(control -> runs.put(in + "the control", control));
        }
        return runs;
    }
}
