package io.sloguard.result;

import java.util.Objects;

/**
 * How the load generator itself fared during a measured phase.
 *
 * @param workers how many operations could be in flight at once
 * @param achievedRatio started arrivals over planned ones, from 0 to 1
 * @param stalls how often the generator stood still for longer than the stall monitor tolerates
 * @param longestStallNanos the longest of these, in nanoseconds; 0 if there was none
 * @param wakeupLagP99Nanos 99 % of the operations that a free worker waited for started at most so late
 * @param lateForWorkers how many operations started late because every worker was busy
 * @param excusableErrors how many operations did not succeed although the generator itself took more than half of their time
 * @param gcNanos time spent in garbage collection
 * @param cpuRatio processor time of the generator's process over elapsed time; 1 is one core
 * @param noise how undisturbed its machine was
 */
public record GeneratorHealth(
        int workers,
        double achievedRatio,
        long stalls,
        long longestStallNanos,
        long wakeupLagP99Nanos,
        long lateForWorkers,
        long excusableErrors,
        long gcNanos,
        double cpuRatio,
        MachineNoise noise) {

    /** A generator that did nothing. */
    public static final GeneratorHealth IDLE = new GeneratorHealth(0, 1, 0, 0, 0, 0, 0, 0, 0);

    public GeneratorHealth {
        if (!(achievedRatio >= 0 && achievedRatio <= 1)) {
            throw new IllegalArgumentException("achieved ratio is from 0 to 1, not " + achievedRatio);
        }
        Objects.requireNonNull(noise, "noise");
    }

    /** Creates the health of a generator on a machine of which nothing is known. */
    public GeneratorHealth(
            int workers,
            double achievedRatio,
            long stalls,
            long longestStallNanos,
            long wakeupLagP99Nanos,
            long lateForWorkers,
            long excusableErrors,
            long gcNanos,
            double cpuRatio) {
        this(
                workers,
                achievedRatio,
                stalls,
                longestStallNanos,
                wakeupLagP99Nanos,
                lateForWorkers,
                excusableErrors,
                gcNanos,
                cpuRatio,
                MachineNoise.UNKNOWN);
    }

    /**
     * Returns the health of two generators taken together: sums, the achieved ratio weighted by planned arrivals, and the
     * worse of figures that do not add up.
     *
     * @param scheduled how many arrivals were planned for this one
     * @param other the other generator
     * @param otherScheduled how many arrivals were planned for the other one
     */
    public GeneratorHealth plus(long scheduled, GeneratorHealth other, long otherScheduled) {
        long all = scheduled + otherScheduled;
        double achieved =
                all == 0 ? 1 : (achievedRatio * scheduled + other.achievedRatio * otherScheduled) / (double) all;
        return new GeneratorHealth(
                workers + other.workers,
                Math.min(1, achieved),
                stalls + other.stalls,
                Math.max(longestStallNanos, other.longestStallNanos),
                Math.max(wakeupLagP99Nanos, other.wakeupLagP99Nanos),
                lateForWorkers + other.lateForWorkers,
                excusableErrors + other.excusableErrors,
                gcNanos + other.gcNanos,
                cpuRatio + other.cpuRatio,
                noise.worst(other.noise));
    }
}
