package io.sloguard.load;

import java.time.Duration;

/**
 * A number of operations per period, kept as the exact ratio in which it was written: 7 per second, 90 per minute.
 *
 * @param operations how many operations, 0 or more and at most {@value #MAX_OPERATIONS}
 * @param periodNanos in how many nanoseconds, from 1 to one hour
 */
public record Rate(long operations, long periodNanos) {

    /** The most operations per period, far beyond what one generator delivers; it keeps the arithmetic exact. */
    public static final long MAX_OPERATIONS = 100_000_000L;

    private static final long MAX_PERIOD_NANOS = Duration.ofHours(1).toNanos();
    private static final long SECOND_NANOS = 1_000_000_000L;

    public Rate {
        if (operations < 0 || operations > MAX_OPERATIONS) {
            throw new IllegalArgumentException("a rate has 0 to " + MAX_OPERATIONS + " operations, not " + operations);
        }
        if (periodNanos < 1 || periodNanos > MAX_PERIOD_NANOS) {
            throw new IllegalArgumentException("a rate's period is 1 ns to 1 hour, not " + periodNanos + " ns");
        }
    }

    /** Returns the given number of operations per second. */
    public static Rate perSecond(long operations) {
        return new Rate(operations, SECOND_NANOS);
    }

    /** Returns this rate in operations per second. */
    public double perSecond() {
        return (double) operations * SECOND_NANOS / periodNanos;
    }

    /** Returns whether nothing arrives at this rate. */
    public boolean isZero() {
        return operations == 0;
    }

    @Override
    public String toString() {
        double perSecond = perSecond();
        if (perSecond == Math.rint(perSecond)) {
            return (long) perSecond + "/s";
        }
        return perSecond + "/s";
    }
}
