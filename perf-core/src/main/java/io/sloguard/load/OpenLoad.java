package io.sloguard.load;

import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.PhaseLength.ForOperations;
import java.time.Duration;
import java.util.Objects;

/**
 * Arrivals that come whether or not earlier ones were answered, at the intended starts of an {@link ArrivalSchedule}.
 *
 * @param profile how the rate runs over each phase
 * @param arrivals how arrivals are spread at that rate
 */
public record OpenLoad(RateProfile profile, Arrivals arrivals) implements LoadModel {

    private static final double SECOND_NANOS = 1e9;

    /** How arrivals are spread. */
    public enum Arrivals {
        /** Evenly: a metronome. */
        EVEN,
        /** As a Poisson process of a fixed number of arrivals: sorted uniform times from the seed. */
        POISSON
    }

    public OpenLoad {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(arrivals, "arrivals");
    }

    /**
     * Returns the schedule of a phase: the same length and seed give the same schedule.
     *
     * @param length how long the phase is
     * @param seed the seed of the spread; without effect for {@link Arrivals#EVEN}
     * @throws IllegalArgumentException if the phase would have more than {@link ArrivalSchedule#MAX_ARRIVALS} arrivals, or
     *     its operations would take longer than {@link ForDuration#MAX_DAYS} days
     */
    public ArrivalSchedule schedule(PhaseLength length, long seed) {
        ArrivalSchedule even = evenSchedule(length);
        return arrivals == Arrivals.EVEN ? even : PoissonArrivals.over(even, seed);
    }

    /**
     * Returns a longer schedule that begins with an earlier one: the same lengths and seed give the same schedule, whether it
     * is made at once or step by step.
     *
     * @param before the schedule so far, of this load
     * @param until how long the whole is to be, longer than the schedule so far
     * @param seed the seed of the spread of what is added; without effect for {@link Arrivals#EVEN}
     * @throws IllegalArgumentException if the rate is not constant, or the whole is too long or has too many arrivals
     */
    public ArrivalSchedule extended(ArrivalSchedule before, Duration until, long seed) {
        if (!(profile instanceof RateProfile.Constant constant)) {
            throw new IllegalArgumentException("only a constant rate goes on, not " + profile);
        }
        ConstantArrivals whole = ConstantArrivals.forDuration(constant.rate(), until);
        if (arrivals == Arrivals.EVEN) {
            return whole;
        }
        long added = whole.count() - before.count();
        ConstantArrivals even = new ConstantArrivals(constant.rate(), added, until.toNanos() - before.durationNanos());
        return new ConsecutiveArrivals(before, PoissonArrivals.over(even, seed));
    }

    private ArrivalSchedule evenSchedule(PhaseLength length) {
        if (profile instanceof RateProfile.Constant constant) {
            return length instanceof ForDuration limit
                    ? ConstantArrivals.forDuration(constant.rate(), limit.duration())
                    : ConstantArrivals.forCount(constant.rate(), ((ForOperations) length).operations());
        }
        RateProfile.Ramp ramp = (RateProfile.Ramp) profile;
        return length instanceof ForDuration limit
                ? RampArrivals.forDuration(ramp.from(), ramp.to(), limit.duration())
                : RampArrivals.forCount(ramp.from(), ramp.to(), ((ForOperations) length).operations());
    }

    /** Returns how long a number of operations takes, if a phase may last so long. */
    static double checkedNanos(long operations, double nanos) {
        Duration needed = Duration.ofSeconds((long) (nanos / SECOND_NANOS));
        if (needed.compareTo(Duration.ofDays(ForDuration.MAX_DAYS)) > 0) {
            throw new IllegalArgumentException(operations + " operations at this rate take " + needed
                    + "; a phase lasts at most " + ForDuration.MAX_DAYS + " days");
        }
        return nanos;
    }
}
