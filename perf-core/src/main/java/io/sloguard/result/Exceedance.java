package io.sloguard.result;

/**
 * How many planned operations exceeded one latency limit, counted exactly. Operations that failed, timed out, did not
 * finish or were dropped exceed every limit.
 *
 * @param thresholdNanos the limit in nanoseconds: an operation exceeds it if its response time is greater
 * @param exceeding how many operations exceed it
 * @param excusable how many of these would not exceed it without the time that the load generator itself lost
 */
public record Exceedance(long thresholdNanos, long exceeding, long excusable) {

    public Exceedance {
        if (thresholdNanos < 0) {
            throw new IllegalArgumentException("a limit is 0 or more, not " + thresholdNanos + " ns");
        }
        if (excusable < 0 || exceeding < excusable) {
            throw new IllegalArgumentException(
                    "of " + exceeding + " exceeding operations " + excusable + " cannot be excusable");
        }
    }

    /**
     * Returns the counts of both taken together.
     *
     * @throws IllegalArgumentException if their limits differ
     */
    public Exceedance plus(Exceedance other) {
        if (thresholdNanos != other.thresholdNanos) {
            throw new IllegalArgumentException(
                    "limits differ: " + thresholdNanos + " and " + other.thresholdNanos + " ns");
        }
        return new Exceedance(thresholdNanos, exceeding + other.exceeding, excusable + other.excusable);
    }
}
