package io.sloguard.result;

/**
 * How the load generator itself fared during a measured phase.
 *
 * @param workers how many operations could be in flight at once
 * @param achievedRatio started arrivals over planned ones, from 0 to 1
 * @param stalls how often the generator stood still for longer than the stall monitor tolerates
 * @param longestStallNanos the longest of these, in nanoseconds; 0 if there was none
 * @param wakeupLagP99Nanos 99 % of the operations that a free worker waited for started at most so late
 * @param lateForWorkers how many operations started late because every worker was busy
 * @param gcNanos time spent in garbage collection
 * @param cpuRatio processor time of the generator's process over elapsed time; 1 is one core
 */
public record GeneratorHealth(
        int workers,
        double achievedRatio,
        long stalls,
        long longestStallNanos,
        long wakeupLagP99Nanos,
        long lateForWorkers,
        long gcNanos,
        double cpuRatio) {

    /** A generator that did nothing. */
    public static final GeneratorHealth IDLE = new GeneratorHealth(0, 1, 0, 0, 0, 0, 0, 0);

    public GeneratorHealth {
        if (!(achievedRatio >= 0 && achievedRatio <= 1)) {
            throw new IllegalArgumentException("achieved ratio is from 0 to 1, not " + achievedRatio);
        }
    }
}
