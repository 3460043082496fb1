package io.sloguard.load;

import java.math.BigInteger;

/**
 * The intended starts of one phase of an open load: a pure function of the plan, into which no clock is ever written
 * back. Immutable and thread-safe.
 */
public sealed interface ArrivalSchedule permits ConstantArrivals, RampArrivals, PoissonArrivals, ConsecutiveArrivals {

    /**
     * The most arrivals of one phase. Every operation of a phase is kept with its exact times, about 25 bytes each, so
     * that verdicts rest on exact counts; beyond this, shorten the phase or split the load over several generators.
     */
    long MAX_ARRIVALS = 200_000_000L;

    /** Returns how many arrivals are planned. */
    long count();

    /**
     * Returns when an arrival is meant to start, in nanoseconds after the start of the phase; it never decreases with
     * {@code n}. Exact to 1 ns and free of drift for constant rates. O(1).
     *
     * @param n the number of the arrival; from 0 to {@code count() - 1}
     */
    long intendedNanos(long n);

    /** Returns how long the phase is planned to last, in nanoseconds. */
    long durationNanos();

    /**
     * Returns the time by which the given share of the expected arrivals has come, in nanoseconds after the start of the
     * phase: the inverse of the cumulative rate.
     *
     * @param share from 0, which gives 0, to 1, which gives the end of the phase
     */
    double atShareNanos(double share);

    /**
     * Returns {@code count} if one phase can hold so many arrivals.
     *
     * @throws IllegalArgumentException if it cannot
     */
    static long checkedCount(long count) {
        return checkedCount(BigInteger.valueOf(count));
    }

    /**
     * Returns {@code count} if one phase can hold so many arrivals.
     *
     * @throws IllegalArgumentException if it cannot
     */
    static long checkedCount(BigInteger count) {
        if (count.compareTo(BigInteger.valueOf(MAX_ARRIVALS)) > 0) {
            throw new IllegalArgumentException("a phase has at most " + MAX_ARRIVALS + " arrivals, not " + count
                    + ": shorten it, or split the load over several generators");
        }
        return count.longValueExact();
    }
}
