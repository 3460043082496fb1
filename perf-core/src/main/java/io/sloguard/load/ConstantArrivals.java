package io.sloguard.load;

import java.time.Duration;

/**
 * Evenly spread arrivals at a constant rate. The n-th intended start is {@code n * period / operations}, computed from n
 * each time in whole numbers and rounded to the nearest nanosecond, so that no error adds up.
 *
 * @param rate the rate, more than 0
 * @param count how many arrivals
 * @param durationNanos how long the phase lasts
 */
record ConstantArrivals(Rate rate, long count, long durationNanos) implements ArrivalSchedule {

    ConstantArrivals {
        ArrivalSchedule.checkedCount(count);
    }

    /** Plans every arrival whose intended start lies before the end of the duration. */
    static ConstantArrivals forDuration(Rate rate, Duration duration) {
        long nanos = duration.toNanos();
        // ceil(nanos * operations / period) without overflow: whole periods first, then the rest
        long wholePeriods = nanos / rate.periodNanos();
        long restNanos = nanos % rate.periodNanos();
        long count = Math.addExact(
                Math.multiplyExact(wholePeriods, rate.operations()),
                ceilDiv(Math.multiplyExact(restNanos, rate.operations()), rate.periodNanos()));
        return new ConstantArrivals(rate, count, nanos);
    }

    /** Plans so many arrivals; the phase ends one interval after the last of them. */
    static ConstantArrivals forCount(Rate rate, long count) {
        ArrivalSchedule.checkedCount(count);
        return new ConstantArrivals(rate, count, startOf(rate, count));
    }

    @Override
    public long intendedNanos(long n) {
        return startOf(rate, n);
    }

    @Override
    public double inverseNanos(double n) {
        return n * rate.periodNanos() / rate.operations();
    }

    private static long startOf(Rate rate, long n) {
        long wholePeriods = n / rate.operations();
        long rest = n % rate.operations();
        long restNanos = (rest * rate.periodNanos() + rate.operations() / 2) / rate.operations();
        return wholePeriods * rate.periodNanos() + restNanos;
    }

    private static long ceilDiv(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
