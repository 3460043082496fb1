package io.sloguard.result.diagnosis;

import java.util.List;

/**
 * The trace of one of the slowest operations. Its times add up to its response time.
 *
 * @param number its number within the measured phase, from 0
 * @param intendedNanos when it was meant to start, after the start of the phase
 * @param pausedNanos how long the load JVM stood still meanwhile
 * @param waitedNanos how long it waited to start otherwise
 * @param serviceNanos how long it ran otherwise
 * @param steps what it was seen doing while it ran, in order
 */
public record SlowOperation(
        long number, long intendedNanos, long pausedNanos, long waitedNanos, long serviceNanos, List<TraceStep> steps) {

    public SlowOperation {
        steps = List.copyOf(steps);
        if (number < 0 || pausedNanos < 0 || waitedNanos < 0 || serviceNanos < 0) {
            throw new IllegalArgumentException("numbers and times are 0 or more");
        }
    }

    /** Returns its response time. */
    public long responseNanos() {
        return pausedNanos + waitedNanos + serviceNanos;
    }
}
