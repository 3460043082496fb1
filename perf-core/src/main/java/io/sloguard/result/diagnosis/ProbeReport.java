package io.sloguard.result.diagnosis;

/**
 * How a database was watched, and what that cost.
 *
 * @param samples how many times its sessions were looked at
 * @param elapsedNanos during which time
 * @param busyNanos for how long the probe was at it: an upper bound for the time of one server process, and of one thread
 *     of the load JVM
 */
public record ProbeReport(long samples, long elapsedNanos, long busyNanos) {

    public ProbeReport {
        if (samples < 0 || elapsedNanos < 0 || busyNanos < 0) {
            throw new IllegalArgumentException("counts and times are 0 or more");
        }
    }

    /** Returns the share of the time during which the probe was at work, from 0 to 1. */
    public double busyShare() {
        return elapsedNanos == 0 ? 0 : Math.min(1, (double) busyNanos / elapsedNanos);
    }

    /** Returns how many samples there were in each second, on average. */
    public double samplesPerSecond() {
        return elapsedNanos == 0 ? 0 : samples * 1e9 / elapsedNanos;
    }
}
