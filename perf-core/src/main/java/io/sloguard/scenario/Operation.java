package io.sloguard.scenario;

import java.util.random.RandomGenerator;

/**
 * The operation that a user is to run now: its number, its own random numbers, and what it wants to report beside its
 * outcome.
 *
 * <p>The object is reused for the next operation, so that nothing is allocated per operation; keep no reference to it.
 * Not thread-safe: only the thread that runs the operation may use it.
 */
public interface Operation {

    /** Returns the number of this operation, from 0, unique within the run of the scenario, warm-up included. */
    long number();

    /** Returns when this operation was meant to start, in nanoseconds on the clock of {@link System#nanoTime}. */
    long intendedStartNanos();

    /** Returns whether this operation belongs to the warm-up, whose figures are not part of the result. */
    boolean isWarmup();

    /**
     * Returns the random numbers of this operation. They depend on the seed of the run and on {@link #number} alone, so
     * that the same plan gives the same inputs, whichever user runs the operation.
     */
    RandomGenerator random();

    /**
     * Counts one event of the given name, for example a retry. Counts of the measured phase are shown in the result.
     *
     * @param counter a constant name such as {@code "retries"}
     */
    void count(String counter);

    /**
     * Records a further duration beside the response time, for example that of each delivery of a broadcast. Objectives can
     * limit it by its name: {@code delivery p95 <= 1s}; then every value is kept, which takes 16 bytes. Record a step when it
     * succeeded: an operation that fails without having recorded a value exceeds every limit on it.
     *
     * @param measurement a constant name such as {@code "delivery"}
     * @param nanos the duration in nanoseconds, 0 or more
     * @throws IllegalArgumentException if {@code nanos} is negative
     */
    void record(String measurement, long nanos);
}
