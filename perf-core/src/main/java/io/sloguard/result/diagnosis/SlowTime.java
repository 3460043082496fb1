package io.sloguard.result.diagnosis;

import java.util.List;

/**
 * Where the time of the operations above one latency limit went.
 *
 * @param thresholdNanos the limit, in nanoseconds; 0 for all operations
 * @param operations how many operations took longer; errors that came sooner are not among them
 * @param nanos their response times, summed
 * @param samples how many times one of them was looked at; the split rests on these, as its pauses and waits for workers do
 *     not
 * @param causes what they spent it on, the most first, and last what nobody saw; together {@code nanos}
 */
public record SlowTime(long thresholdNanos, long operations, long nanos, long samples, List<CauseTime> causes) {

    public SlowTime {
        causes = List.copyOf(causes);
        if (operations < 0 || nanos < 0 || samples < 0) {
            throw new IllegalArgumentException("counts and times are 0 or more");
        }
        long sum = causes.stream().mapToLong(CauseTime::nanos).sum();
        if (sum != nanos) {
            throw new IllegalArgumentException("the causes add up to " + sum + " ns, not to " + nanos);
        }
    }

    /** Returns whether it is the time of all operations, whatever they took. */
    public boolean isOfAll() {
        return thresholdNanos == 0;
    }

    /** Returns the share of the time that went into a cause, from 0 to 1; 0 if there is no time. */
    public double share(CauseTime cause) {
        return nanos == 0 ? 0 : (double) cause.nanos() / nanos;
    }
}
