package io.sloguard.load;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Arrivals of a Poisson process, conditional on their number: given that N arrivals fall into a phase, their times are
 * N independent times with density proportional to the rate, sorted. A fixed N keeps runs comparable and totals exact.
 *
 * <p>Source: the order-statistics property of the Poisson process (S. M. Ross, Stochastic Processes, 2nd ed., theorem
 * 2.3.1). Costs 8 bytes per arrival and O(N log N) time when it is made; looking up is O(1).
 */
final class PoissonArrivals implements ArrivalSchedule {

    private final long[] startNanos;
    private final ArrivalSchedule even;

    private PoissonArrivals(long[] startNanos, ArrivalSchedule even) {
        this.startNanos = startNanos;
        this.even = even;
    }

    /** Spreads as many arrivals as {@code even} has over the same phase, with the same rate at every moment. */
    static PoissonArrivals over(ArrivalSchedule even, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] starts = new long[Math.toIntExact(even.count())];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = Math.min((long) even.atShareNanos(random.nextDouble()), even.durationNanos() - 1);
        }
        Arrays.sort(starts);
        return new PoissonArrivals(starts, even);
    }

    @Override
    public long count() {
        return startNanos.length;
    }

    @Override
    public long intendedNanos(long n) {
        return startNanos[Math.toIntExact(n)];
    }

    @Override
    public long durationNanos() {
        return even.durationNanos();
    }

    @Override
    public double atShareNanos(double share) {
        return even.atShareNanos(share);
    }
}
