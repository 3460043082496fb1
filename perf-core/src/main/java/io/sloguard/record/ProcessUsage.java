package io.sloguard.record;

/**
 * What the generator's process used during a phase.
 *
 * @param elapsedNanos how long the phase took
 * @param cpuNanos processor time, summed over all cores
 * @param gcNanos time spent in garbage collection
 */
public record ProcessUsage(long elapsedNanos, long cpuNanos, long gcNanos) {

    /** Nothing used. */
    public static final ProcessUsage NONE = new ProcessUsage(0, 0, 0);

    /** Returns processor time over elapsed time; 1 is one core. */
    public double cpuRatio() {
        return elapsedNanos == 0 ? 0 : (double) cpuNanos / elapsedNanos;
    }
}
