package io.sloguard.record;

import io.sloguard.load.ArrivalSchedule;
import io.sloguard.result.EarlyEnd;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The measured phase of an open load while it is recorded. Looking at it never holds up the workers. As thread-safe as its
 * schedule and stalls.
 *
 * @param log what the workers write
 * @param schedule the planned arrivals
 * @param stalls gives the stalls of the generator so far
 * @param workers how many operations can be in flight at once
 */
public record LiveRecording(OperationLog log, ArrivalSchedule schedule, Supplier<Stalls> stalls, int workers) {

    /**
     * Returns a counter of complete seconds.
     *
     * @param thresholdNanos the limit that counts; empty to count the operations that did not succeed, whatever their time
     */
    public LiveSeconds seconds(OptionalLong thresholdNanos) {
        return new LiveSeconds(log, schedule, thresholdNanos);
    }

    /**
     * Returns what was recorded of everything that was meant to start before a moment, as if the phase had ended then and
     * what is still running were given up now. O(operations) time and space.
     *
     * @param endNanos the moment, after the start of the phase
     * @param nowNanos the time, after the start of the phase, not before that moment
     */
    public Recording until(long endNanos, long nowNanos) {
        long numbers = firstFrom(schedule, endNanos);
        EarlyEnd end = new EarlyEnd(endNanos, "looked at", numbers, 0);
        return new Recording(
                log.closedCopy(nowNanos, numbers),
                numbers,
                Optional.of(schedule),
                nowNanos,
                new UserTally(),
                stalls.get(),
                ProcessUsage.NONE,
                workers,
                Optional.of(end));
    }

    /**
     * Returns the number of the first operation that is meant to start at a moment or later; the number of all if there is
     * none. O(log n).
     */
    public static long firstFrom(ArrivalSchedule schedule, long nanos) {
        long before = -1;
        long from = schedule.count();
        while (from - before > 1) {
            long middle = (before + from) / 2;
            if (schedule.intendedNanos(middle) < nanos) {
                before = middle;
            } else {
                from = middle;
            }
        }
        return from;
    }
}
