package io.sloguard.load;

import java.time.Duration;

/**
 * Evenly spread arrivals at a rate that changes linearly from {@code from} to {@code to}.
 *
 * <p>The expected number of arrivals until t is {@code N(t) = from * t + a * t^2 / 2} with {@code a = (to - from) / D};
 * the n-th intended start solves {@code N(t) = n}. The root is taken in the form {@code 2n / (from + sqrt(from^2 +
 * 2an))}, which stays exact where the slope vanishes or is negative.
 *
 * @param fromPerSecond the rate at the start, in operations per second
 * @param toPerSecond the rate at the end, in operations per second
 * @param count how many arrivals
 * @param durationNanos how long the phase lasts
 */
record RampArrivals(double fromPerSecond, double toPerSecond, long count, long durationNanos)
        implements ArrivalSchedule {

    private static final double SECOND_NANOS = 1e9;

    RampArrivals {
        ArrivalSchedule.checkedCount(count);
    }

    /** Plans the whole number of arrivals nearest to the area under the ramp. */
    static RampArrivals forDuration(Rate from, Rate to, Duration duration) {
        double seconds = duration.toNanos() / SECOND_NANOS;
        long count = Math.round((from.perSecond() + to.perSecond()) / 2 * seconds);
        return new RampArrivals(from.perSecond(), to.perSecond(), count, duration.toNanos());
    }

    /** Plans so many arrivals, over the time in which the ramp yields them. */
    static RampArrivals forCount(Rate from, Rate to, long count) {
        double seconds = 2.0 * count / (from.perSecond() + to.perSecond());
        double nanos = OpenLoad.checkedNanos(count, seconds * SECOND_NANOS);
        return new RampArrivals(from.perSecond(), to.perSecond(), count, Math.round(nanos));
    }

    @Override
    public long intendedNanos(long n) {
        return Math.round(inverseNanos((double) n));
    }

    @Override
    public double atShareNanos(double share) {
        return inverseNanos(share * (fromPerSecond + toPerSecond) / 2 * (durationNanos / SECOND_NANOS));
    }

    /**
     * Solves {@code N(t) = n}. Never decreases with n: where the rate falls, neither does any rounded step of the formula;
     * where it rises, arrivals are at least {@code D / 2N} apart, a million times the rounding error of a few ulps.
     */
    private double inverseNanos(double n) {
        if (n == 0) {
            return 0;
        }
        double slope = (toPerSecond - fromPerSecond) / (durationNanos / SECOND_NANOS);
        double discriminant = Math.max(0, fromPerSecond * fromPerSecond + 2 * slope * n);
        double seconds = 2 * n / (fromPerSecond + Math.sqrt(discriminant));
        return Math.min(seconds * SECOND_NANOS, (double) durationNanos);
    }
}
