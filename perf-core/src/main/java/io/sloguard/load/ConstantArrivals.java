package io.sloguard.load;

import java.math.BigInteger;
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

    /** Plans every arrival whose intended start, as rounded, lies before the end of the duration. */
    static ConstantArrivals forDuration(Rate rate, Duration duration) {
        long nanos = duration.toNanos();
        // n * period / operations < nanos - 1/2; its factors exceed a long for some rates that can be written
        BigInteger dividend = BigInteger.valueOf(2 * nanos - 1).multiply(BigInteger.valueOf(rate.operations()));
        BigInteger divisor = BigInteger.valueOf(2 * rate.periodNanos());
        BigInteger count = dividend.add(divisor).subtract(BigInteger.ONE).divide(divisor);
        return new ConstantArrivals(rate, ArrivalSchedule.checkedCount(count.max(BigInteger.ZERO)), nanos);
    }

    /** Plans so many arrivals; the phase ends one interval after the last of them. */
    static ConstantArrivals forCount(Rate rate, long count) {
        OpenLoad.checkedNanos(count, (double) count * rate.periodNanos() / rate.operations());
        return new ConstantArrivals(rate, count, startOf(rate, count));
    }

    @Override
    public long intendedNanos(long n) {
        return startOf(rate, n);
    }

    @Override
    public double atShareNanos(double share) {
        return share * durationNanos;
    }

    /** Whole numbers all the way; each product stays far below 2^63, which {@code n * period} would not. */
    private static long startOf(Rate rate, long n) {
        long operations = rate.operations();
        long wholePeriods = n / operations;
        long rest = n % operations;
        long wholeNanos = rate.periodNanos() / operations;
        long restNanos = rate.periodNanos() % operations;
        return wholePeriods * rate.periodNanos() + rest * wholeNanos + (rest * restNanos + operations / 2) / operations;
    }
}
