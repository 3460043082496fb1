package io.sloguard.record;

import io.sloguard.result.FailureGroup;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one user counted beside the times of its operations: failures by kind, counters, further measurements. Mutable and
 * not thread-safe: its one writer is the thread of the user, and it is read after that thread has ended. A name costs
 * memory when it is first used and nothing after that.
 */
public final class UserTally {

    private final Map<String, Failures> failures = new HashMap<>();
    private final Map<String, long[]> counters = new HashMap<>();
    private final Map<String, LatencyHistogram.Builder> measurements = new HashMap<>();

    /** Counts one failure. */
    public void fail(String kind, String message) {
        Failures known = failures.get(kind);
        if (known == null) {
            known = new Failures(message);
            failures.put(kind, known);
        }
        known.count++;
    }

    /** Counts one event. */
    public void count(String counter) {
        long[] known = counters.get(counter);
        if (known == null) {
            known = new long[1];
            counters.put(counter, known);
        }
        known[0]++;
    }

    /**
     * Records one further duration.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public void record(String measurement, long nanos) {
        LatencyHistogram.Builder known = measurements.get(measurement);
        if (known == null) {
            known = new LatencyHistogram.Builder();
            measurements.put(measurement, known);
        }
        known.add(nanos);
    }

    /** Adds what another user counted. */
    public void addAll(UserTally other) {
        other.failures.forEach((kind, theirs) -> {
            failures.computeIfAbsent(kind, unknown -> new Failures(theirs.sample)).count += theirs.count;
        });
        other.counters.forEach((name, count) -> counters.computeIfAbsent(name, unknown -> new long[1])[0] += count[0]);
        other.measurements.forEach((name, values) -> measurements
                .computeIfAbsent(name, unknown -> new LatencyHistogram.Builder())
                .addAll(values));
    }

    /** Returns the failures by kind, the most frequent first. */
    public List<FailureGroup> failures() {
        return failures.entrySet().stream()
                .map(entry -> new FailureGroup(entry.getKey(), entry.getValue().count, entry.getValue().sample))
                .sorted(Comparator.comparingLong(FailureGroup::count).reversed().thenComparing(FailureGroup::kind))
                .toList();
    }

    /** Returns the counters by name. */
    public Map<String, Long> counters() {
        Map<String, Long> values = new TreeMap<>();
        counters.forEach((name, count) -> values.put(name, count[0]));
        return values;
    }

    /** Returns the further measurements by name. */
    public Map<String, LatencyHistogram> measurements() {
        Map<String, LatencyHistogram> values = new TreeMap<>();
        measurements.forEach((name, builder) -> values.put(name, builder.build()));
        return values;
    }

    private static final class Failures {
        private final String sample;
        private long count;

        private Failures(String sample) {
            this.sample = sample;
        }
    }
}
