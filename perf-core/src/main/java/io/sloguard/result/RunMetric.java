package io.sloguard.result;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure that stands for a whole run of a scenario, so that runs can be compared with each other: response times in
 * nanoseconds, errors as a share from 0 to 1, throughput in successful operations per second.
 */
public enum RunMetric {
    /** The median response time of all planned operations, those that did not succeed sorted last. */
    P50("p50"),
    /** The 75th percentile of the same. */
    P75("p75"),
    /** The 90th percentile of the same. */
    P90("p90"),
    /** The 95th percentile of the same. */
    P95("p95"),
    /** The 99th percentile of the same. */
    P99("p99"),
    /** The 99.9th percentile of the same. */
    P999("p99.9"),
    /** The mean response time of the successful operations. */
    MEAN("mean"),
    /** The share of planned operations that did not succeed. */
    ERRORS("errors"),
    /** Successful operations per second, by the second in which they end. */
    THROUGHPUT("throughput");

    private final String text;

    RunMetric(String text) {
        this.text = text;
    }

    /** Returns the metric of that name; empty if there is none. */
    public static Optional<RunMetric> of(String name) {
        return Arrays.stream(values())
                .filter(metric -> metric.text.equals(name))
                .findFirst();
    }

    /** Returns the figure of a scenario; empty if nothing was measured that it could be taken from. */
    public OptionalDouble of(ScenarioResult scenario) {
        return switch (this) {
            case P50 -> quantile(scenario, 0.5);
            case P75 -> quantile(scenario, 0.75);
            case P90 -> quantile(scenario, 0.9);
            case P95 -> quantile(scenario, 0.95);
            case P99 -> quantile(scenario, 0.99);
            case P999 -> quantile(scenario, 0.999);
            case MEAN -> mean(scenario);
            case ERRORS -> errors(scenario);
            case THROUGHPUT -> throughput(scenario);
        };
    }

    /** Returns whether a smaller figure is the better one. */
    public boolean isBetterWhenLess() {
        return this != THROUGHPUT;
    }

    /** Returns whether it is a response time, in nanoseconds. */
    public boolean isLatency() {
        return this != THROUGHPUT && this != ERRORS;
    }

    /** Returns the name, as the grammar of objectives has it: {@code p95}. */
    @Override
    public String toString() {
        return text;
    }

    private static OptionalDouble quantile(ScenarioResult scenario, double share) {
        return scenario.counts().scheduled() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) scenario.quantileNanos(share));
    }

    private static OptionalDouble mean(ScenarioResult scenario) {
        return scenario.latencies().success().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(scenario.latencies().success().meanNanos());
    }

    private static OptionalDouble errors(ScenarioResult scenario) {
        long planned = scenario.counts().scheduled();
        return planned == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) scenario.counts().errors() / planned);
    }

    private static OptionalDouble throughput(ScenarioResult scenario) {
        return scenario.blocks().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) scenario.blocks().stream()
                                .mapToLong(Block::completions)
                                .sum()
                        / scenario.blocks().size());
    }
}
