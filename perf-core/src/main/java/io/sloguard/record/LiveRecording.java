package io.sloguard.record;

import io.sloguard.load.ArrivalSchedule;
import io.sloguard.result.EarlyEnd;
import io.sloguard.result.MachineNoise;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The measured phase of an open load while it is recorded. Looking at it never holds up the workers. As thread-safe as its
 * schedule and stalls.
 *
 * @param log what the workers write
 * @param arrivals gives the arrivals that are planned by now
 * @param stalls gives the stalls of the generator so far
 * @param workers how many operations can be in flight at once
 */
public record LiveRecording(
        OperationLog log, Supplier<ArrivalSchedule> arrivals, Supplier<Stalls> stalls, int workers) {

    /** Returns the arrivals that are planned by now. */
    public ArrivalSchedule schedule() {
        return arrivals.get();
    }

    /**
     * Returns a counter of complete seconds.
     *
     * @param thresholdNanos the limit that counts; empty to count the operations that did not succeed, whatever their time
     */
    public LiveSeconds seconds(OptionalLong thresholdNanos) {
        return new LiveSeconds(log, arrivals, thresholdNanos);
    }

    /**
     * Returns what was recorded of everything that was meant to start before a moment, as if the phase had ended then and
     * what is still running were given up now. O(operations) time and space.
     *
     * @param endNanos the moment, after the start of the phase
     * @param nowNanos the time, after the start of the phase, not before that moment
     */
    public Recording until(long endNanos, long nowNanos) {
        long numbers = firstFrom(schedule(), endNanos);
        return first(numbers, nowNanos, Optional.of(new EarlyEnd(endNanos, "looked at", numbers, 0)));
    }

    /**
     * Returns what was recorded of the first operations, up to one whose outcome is not known yet: it has not ended, and is
     * not beyond the limit. O(operations) time and space.
     *
     * @param nowNanos the time, after the start of the phase
     * @param thresholdNanos the greatest limit
     */
    public Recording known(long nowNanos, long thresholdNanos) {
        ArrivalSchedule planned = schedule();
        long numbers = 0;
        while (numbers < planned.count()
                && isKnown(planned.intendedNanos(numbers), numbers, nowNanos, thresholdNanos)) {
            numbers++;
        }
        return first(numbers, nowNanos, Optional.empty());
    }

    private boolean isKnown(long intended, long number, long nowNanos, long thresholdNanos) {
        return log.isEnded(number) || nowNanos - intended > thresholdNanos;
    }

    private Recording first(long numbers, long nowNanos, Optional<EarlyEnd> end) {
        return new Recording(
                log.closedCopy(nowNanos, numbers),
                numbers,
                Optional.of(schedule()),
                nowNanos,
                new UserTally(),
                stalls.get(),
                ProcessUsage.NONE,
                workers,
                end,
                MachineNoise.UNKNOWN);
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
