package io.sloguard.record;

import io.sloguard.result.FailureGroup;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Map<String, ValueLog> values = new HashMap<>();
    private final Set<String> exact;

    /** Creates the tally of a user whose measurements no objective limits. */
    public UserTally() {
        this(Set.of());
    }

    /**
     * Creates an empty tally.
     *
     * @param exact the measurements of which every value is kept, 16 bytes each, because objectives limit them
     */
    public UserTally(Set<String> exact) {
        this.exact = Set.copyOf(exact);
    }

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
     * @param number the number of the operation within its phase
     * @throws IllegalArgumentException if it is negative
     */
    public void record(long number, String measurement, long nanos) {
        LatencyHistogram.Builder known = measurements.get(measurement);
        if (known == null) {
            known = new LatencyHistogram.Builder();
            measurements.put(measurement, known);
        }
        known.add(nanos);
        if (exact.contains(measurement)) {
            values(measurement).add(number, nanos);
        }
    }

    /** Returns the exact values of a measurement; none if they were not kept. */
    ValueLog values(String measurement) {
        return values.computeIfAbsent(measurement, unknown -> new ValueLog());
    }

    /** Adds what another user counted. */
    public void addAll(UserTally other) {
        other.failures.forEach((kind, theirs) -> {
            failures.computeIfAbsent(kind, unknown -> new Failures(theirs.sample)).count += theirs.count;
        });
        other.counters.forEach((name, count) -> counters.computeIfAbsent(name, unknown -> new long[1])[0] += count[0]);
        other.measurements.forEach((name, recorded) -> measurements
                .computeIfAbsent(name, unknown -> new LatencyHistogram.Builder())
                .addAll(recorded));
        other.values.forEach((name, theirs) -> values(name).addAll(theirs));
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
        Map<String, LatencyHistogram> recorded = new TreeMap<>();
        measurements.forEach((name, builder) -> recorded.put(name, builder.build()));
        return recorded;
    }

    private static final class Failures {
        private final String sample;
        private long count;

        private Failures(String sample) {
            this.sample = sample;
        }
    }
}
