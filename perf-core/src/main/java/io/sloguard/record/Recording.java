package io.sloguard.record;

import io.sloguard.load.ArrivalSchedule;
import io.sloguard.result.EarlyEnd;
import io.sloguard.result.MachineNoise;
import java.util.Objects;
import java.util.Optional;

/**
 * What the engine noted during one phase, before anything is counted.
 *
 * @param log the times of every operation; closed
 * @param numbers how many operation numbers are planned (open load) or were used (closed load)
 * @param schedule the planned arrivals; empty for a closed load
 * @param closedNanos when the log was closed, after the start of the phase
 * @param tally what the users counted beside the times
 * @param stalls when the generator stood still
 * @param usage what the generator's process used
 * @param workers how many operations could be in flight at once
 * @param earlyEnd why and when the phase ended before it was over; empty if it did not
 * @param noise how undisturbed the generator's machine was
 */
public record Recording(
        OperationLog log,
        long numbers,
        Optional<ArrivalSchedule> schedule,
        long closedNanos,
        UserTally tally,
        Stalls stalls,
        ProcessUsage usage,
        int workers,
        Optional<EarlyEnd> earlyEnd,
        MachineNoise noise) {

    public Recording {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(tally, "tally");
        Objects.requireNonNull(stalls, "stalls");
        Objects.requireNonNull(usage, "usage");
        Objects.requireNonNull(earlyEnd, "earlyEnd");
        Objects.requireNonNull(noise, "noise");
    }

    /** Creates the recording of a phase that lasted as long as it was planned, on a machine of which nothing is known. */
    public Recording(
            OperationLog log,
            long numbers,
            Optional<ArrivalSchedule> schedule,
            long closedNanos,
            UserTally tally,
            Stalls stalls,
            ProcessUsage usage,
            int workers) {
        this(
                log,
                numbers,
                schedule,
                closedNanos,
                tally,
                stalls,
                usage,
                workers,
                Optional.empty(),
                MachineNoise.UNKNOWN);
    }

    /** Returns how long operations were meant to start; 0 for a closed load, whose operations say so themselves. */
    long measuredNanos() {
        return earlyEnd.map(EarlyEnd::atNanos)
                .orElse(schedule.map(ArrivalSchedule::durationNanos).orElse(0L));
    }

    /** Returns whether an operation counts: everything planned does, but for what was cancelled. */
    boolean counts(long number) {
        return log.state(number) != OperationState.CANCELLED;
    }

    /** Returns when an operation was meant to start, started or not, in nanoseconds after the start of the phase. */
    public long intendedNanos(long number) {
        return log.isStarted(number)
                ? log.intendedNanos(number)
                : schedule.map(plan -> plan.intendedNanos(number)).orElse(closedNanos);
    }

    /** Returns the end of an operation, or the closing of the log for what never ended. */
    public long endedNanos(long number) {
        return log.isStarted(number) ? log.endedNanos(number) : closedNanos;
    }
}
