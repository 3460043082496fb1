package io.sloguard.record;

import io.sloguard.load.ArrivalSchedule;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Counts a phase of an open load while it runs, one second of intended start after the other: each as soon as it can no
 * longer come out otherwise, because every operation of it has ended or is already beyond the limit. Reads what the workers
 * write and never holds them up. Mutable: it remembers how far it has come; not thread-safe.
 */
public final class LiveSeconds {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final OperationLog log;
    private final Supplier<ArrivalSchedule> arrivals;
    private final OptionalLong thresholdNanos;
    private long number;
    private int second;
    private long operations;
    private long exceeding;

    /**
     * Starts to count.
     *
     * @param log what the workers write
     * @param arrivals gives the arrivals that are planned by now
     * @param thresholdNanos the limit that counts; empty to count the operations that did not succeed, whatever their time
     */
    public LiveSeconds(OperationLog log, Supplier<ArrivalSchedule> arrivals, OptionalLong thresholdNanos) {
        this.log = log;
        this.arrivals = arrivals;
        this.thresholdNanos = thresholdNanos;
    }

    /**
     * One second that is complete.
     *
     * @param second the number of the second, from 0
     * @param operations how many operations were meant to start in it
     * @param exceeding how many of them exceed the limit, or did not succeed
     */
    public record Count(int second, long operations, long exceeding) {}

    /**
     * Returns the next second, if it is complete. O(operations of the second) over all calls.
     *
     * @param nowNanos the time, after the start of the phase
     */
    public Optional<Count> next(long nowNanos) {
        long endNanos = (second + 1) * SECOND_NANOS;
        if (nowNanos < endNanos) {
            return Optional.empty();
        }
        ArrivalSchedule schedule = arrivals.get();
        while (number < schedule.count() && schedule.intendedNanos(number) < endNanos) {
            if (!addIfKnown(schedule.intendedNanos(number), nowNanos)) {
                return Optional.empty();
            }
            number++;
        }
        Count complete = new Count(second, operations, exceeding);
        second++;
        operations = 0;
        exceeding = 0;
        return Optional.of(complete);
    }

    private boolean addIfKnown(long intended, long nowNanos) {
        OperationState state = log.state(number);
        long ageNanos = (state.isEnded() ? log.endedNanos(number) : nowNanos) - intended;
        boolean isBeyond = thresholdNanos.isPresent() && ageNanos > thresholdNanos.getAsLong();
        if (!state.isEnded() && !isBeyond) {
            return false;
        }
        operations++;
        exceeding += isBeyond || (state.isEnded() && state != OperationState.OK) ? 1 : 0;
        return true;
    }
}
