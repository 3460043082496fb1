package io.sloguard.result;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.scenario.Invariant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        counters = Map.copyOf(new TreeMap<>(counters));
        measurements = Map.copyOf(new TreeMap<>(measurements));
        invariants = List.copyOf(invariants);
    }

    /** Returns these observations with the given invariants. */
    public Observations withInvariants(List<Invariant> found) {
        return new Observations(failures, counters, measurements, found);
    }
}
