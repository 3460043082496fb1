package io.sloguard.scenarios.http;

import io.sloguard.scenario.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** An operation that keeps what a scenario reports, and, unlike that of the engine, is not used again. */
final class RecordedOperation implements Operation {

    private final long number;
    private final long intendedStartNanos = System.nanoTime();
    private final RandomGenerator random;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, List<Long>> measurements = new HashMap<>();

    RecordedOperation(long number) {
        this.number = number;
        this.random = randomOf(number);
    }

    /** Returns the random numbers that the operation of this number will have. */
    static RandomGenerator randomOf(long number) {
        return new SplittableRandom(42L * 1_000_003 + number);
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public long intendedStartNanos() {
        return intendedStartNanos;
    }

    @Override
    public boolean isWarmup() {
        return false;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public void count(String counter) {
        counts.merge(counter, 1, Integer::sum);
    }

    @Override
    public void record(String measurement, long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException(measurement + " of " + nanos + " ns");
        }
        measurements.computeIfAbsent(measurement, name -> new ArrayList<>()).add(nanos);
    }

    List<Long> recorded(String measurement) {
        return measurements.getOrDefault(measurement, List.of());
    }
}
