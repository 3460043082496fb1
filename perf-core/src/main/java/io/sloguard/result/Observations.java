package io.sloguard.result;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.scenario.Invariant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a scenario reported beside the outcomes of its operations.
 *
 * @param failures its failures by kind, the most frequent first
 * @param counters what it counted, by name
 * @param measurements further durations that it recorded, by name
 * @param invariants what it found about its invariants after the load
 */
public record Observations(
        List<FailureGroup> failures,
        Map<String, Long> counters,
        Map<String, LatencyHistogram> measurements,
        List<Invariant> invariants) {

    /** Nothing reported. */
    public static final Observations NONE = new Observations(List.of(), Map.of(), Map.of(), List.of());

    public Observations {
        failures = List.copyOf(failures);
        counters = Collections.unmodifiableMap(new TreeMap<>(counters));
        measurements = Collections.unmodifiableMap(new TreeMap<>(measurements));
        invariants = List.copyOf(invariants);
    }

    /** Returns these observations with the given invariants. */
    public Observations withInvariants(List<Invariant> found) {
        return new Observations(failures, counters, measurements, found);
    }

    /** Returns the observations of two generators taken together. */
    public Observations plus(Observations other) {
        Map<String, FailureGroup> groups = new LinkedHashMap<>();
        Stream.concat(failures.stream(), other.failures.stream())
                .forEach(group -> groups.merge(group.kind(), group, FailureGroup::plus));
        List<FailureGroup> byCount = groups.values().stream()
                .sorted(Comparator.comparingLong(FailureGroup::count).reversed().thenComparing(FailureGroup::kind))
                .toList();
        Map<String, Long> counts = new TreeMap<>(counters);
        other.counters.forEach((name, count) -> counts.merge(name, count, Long::sum));
        Map<String, LatencyHistogram> histograms = new TreeMap<>(measurements);
        other.measurements.forEach((name, values) -> histograms.merge(name, values, LatencyHistogram::plus));
        List<Invariant> both =
                Stream.concat(invariants.stream(), other.invariants.stream()).toList();
        return new Observations(byCount, counts, histograms, both);
    }
}
