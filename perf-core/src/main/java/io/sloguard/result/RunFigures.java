package io.sloguard.result;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What is remembered of one run of one scenario: enough to compare it with others, and too little to judge it again.
 * Immutable.
 *
 * @param runId identifies the run
 * @param startedAt when the run started, by the wall clock
 * @param commit the commit of its working tree, empty if unknown
 * @param operations how many operations were planned in its measured phase, more than 0
 * @param values its figures, each finite and 0 or more; latencies more than 0
 */
public record RunFigures(
        String runId, Instant startedAt, String commit, long operations, Map<RunMetric, Double> values) {

    public RunFigures {
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(commit, "commit");
        if (runId.isBlank()) {
            throw new IllegalArgumentException("a run has an id");
        }
        if (operations < 1) {
            throw new IllegalArgumentException("a run that is remembered has operations, not " + operations);
        }
        values.forEach(RunFigures::check);
        values = Collections.unmodifiableMap(values.isEmpty() ? new EnumMap<>(RunMetric.class) : new EnumMap<>(values));
    }

    private static void check(RunMetric metric, double value) {
        boolean isPossible = metric.isLatency() ? value > 0 : value >= 0;
        if (!isPossible || Double.isInfinite(value) || (metric == RunMetric.ERRORS && value > 1)) {
            throw new IllegalArgumentException(metric + " cannot be " + value);
        }
    }

    /**
     * Returns the figures of a scenario.
     *
     * @throws IllegalArgumentException if nothing was planned in it
     */
    public static RunFigures of(String runId, Instant startedAt, String commit, ScenarioResult scenario) {
        Map<RunMetric, Double> values = new EnumMap<>(RunMetric.class);
        for (RunMetric metric : RunMetric.values()) {
            metric.of(scenario).stream()
                    .filter(value -> !metric.isLatency() || value > 0)
                    .forEach(value -> values.put(metric, value));
        }
        return new RunFigures(runId, startedAt, commit, scenario.counts().scheduled(), values);
    }

    /** Returns a figure; empty if the run has none of that metric. */
    public OptionalDouble value(RunMetric metric) {
        return values.containsKey(metric) ? OptionalDouble.of(values.get(metric)) : OptionalDouble.empty();
    }
}
