package io.sloguard.record;

import io.sloguard.result.Block;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.Slot;
import java.util.Arrays;
import java.util.List;

/** Counts the operations of one second, then the next. Mutable for that; not thread-safe. */
final class BlockTally {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final long[] states = new long[OperationState.values().length];
    private final long[] exceeding;
    private final SlotTally[] slots = new SlotTally[Slot.PER_BLOCK];
    private final LatencyHistogram.Builder response = new LatencyHistogram.Builder();
    private long successSumNanos;

    BlockTally(int limits) {
        this.exceeding = new long[limits];
        clearSlots();
    }

    void reset() {
        Arrays.fill(states, 0);
        Arrays.fill(exceeding, 0);
        clearSlots();
        response.reset();
        successSumNanos = 0;
    }

    private void clearSlots() {
        Arrays.setAll(slots, any -> new SlotTally(exceeding.length));
    }

    void add(long intendedNanos, OperationState state, long responseNanos) {
        states[state.code()]++;
        slot(intendedNanos).operations++;
        slot(intendedNanos).errors += state == OperationState.OK ? 0 : 1;
        response.add(responseNanos);
        if (state == OperationState.OK) {
            successSumNanos += responseNanos;
        }
    }

    void exceed(long intendedNanos, int limit) {
        exceeding[limit]++;
        slot(intendedNanos).exceeding[limit]++;
    }

    private SlotTally slot(long intendedNanos) {
        long withinSecond = Math.max(0, intendedNanos) % SECOND_NANOS;
        return slots[(int) (withinSecond * Slot.PER_BLOCK / SECOND_NANOS)];
    }

    Block build(int second, long completions) {
        return new Block(
                second,
                counts(),
                completions,
                boxed(exceeding),
                response.build(),
                successSumNanos,
                Arrays.stream(slots).map(SlotTally::build).toList());
    }

    private static List<Long> boxed(long[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }

    private OutcomeCounts counts() {
        long dropped = count(OperationState.PLANNED) + count(OperationState.DROPPED);
        long ok = count(OperationState.OK);
        long failed = count(OperationState.FAILED);
        long timedOut = count(OperationState.TIMED_OUT);
        long unfinished = count(OperationState.UNFINISHED);
        long started = ok + failed + timedOut + unfinished;
        return new OutcomeCounts(started + dropped, started, dropped, ok, failed, timedOut, unfinished);
    }

    private long count(OperationState state) {
        return states[state.code()];
    }

    /** Counts the operations of a tenth of the second; mutable for that. */
    private static final class SlotTally {
        private final long[] exceeding;
        private long operations;
        private long errors;

        private SlotTally(int limits) {
            this.exceeding = new long[limits];
        }

        private Slot build() {
            return new Slot(operations, errors, boxed(exceeding));
        }
    }
}
