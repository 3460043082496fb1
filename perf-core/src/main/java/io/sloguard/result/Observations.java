package io.sloguard.result;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.scenario.Invariant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a scenario reported beside the outcomes of its operations.
 *
 * @param failures its failures by kind, the most frequent first
 * @param counters what it counted, by name
 * @param measurements further durations that it recorded, by name
 * @param invariants what it found about its invariants after the load
 * @param counted the exact counts of those measurements that objectives limit, each at most once
 */
public record Observations(
        List<FailureGroup> failures,
        Map<String, Long> counters,
        Map<String, LatencyHistogram> measurements,
        List<Invariant> invariants,
        List<MeasurementCounts> counted) {

    /** Nothing reported. */
    public static final Observations NONE = new Observations(List.of(), Map.of(), Map.of(), List.of());

    public Observations {
        failures = List.copyOf(failures);
        counters = Collections.unmodifiableMap(new TreeMap<>(counters));
        measurements = Collections.unmodifiableMap(new TreeMap<>(measurements));
        invariants = List.copyOf(invariants);
        counted = List.copyOf(counted);
        for (MeasurementCounts counts : counted) {
            long values = measurements
                    .getOrDefault(counts.name(), LatencyHistogram.EMPTY)
                    .count();
            if (counts.counts().ok() != values) {
                throw new IllegalArgumentException("of " + counts.name() + " " + values + " values were recorded, and "
                        + counts.counts().ok() + " counted");
            }
        }
    }

    /** Creates the observations of a scenario whose measurements no objective limits. */
    public Observations(
            List<FailureGroup> failures,
            Map<String, Long> counters,
            Map<String, LatencyHistogram> measurements,
            List<Invariant> invariants) {
        this(failures, counters, measurements, invariants, List.of());
    }

    /** Returns the exact counts of a measurement; empty if it was not counted, because no objective limited it. */
    public Optional<MeasurementCounts> counted(String measurement) {
        return counted.stream().filter(one -> one.name().equals(measurement)).findFirst();
    }

    /** Returns these observations with the given invariants. */
    public Observations withInvariants(List<Invariant> found) {
        return new Observations(failures, counters, measurements, found, counted);
    }

    /** Returns these observations with the given counts of measurements. */
    public Observations withCounted(List<MeasurementCounts> exact) {
        return new Observations(failures, counters, measurements, invariants, exact);
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
        return new Observations(byCount, counts, histograms, both, merged(counted, other.counted));
    }

    private static List<MeasurementCounts> merged(List<MeasurementCounts> first, List<MeasurementCounts> second) {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException("the measurements were counted for other limits");
        }
        List<MeasurementCounts> merged = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            merged.add(first.get(i).plus(second.get(i)));
        }
        return merged;
    }
}
