package io.sloguard.record;

import io.sloguard.result.Block;
import io.sloguard.result.OutcomeCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts the operations of one second, then the next. Mutable for that; not thread-safe. */
final class BlockTally {

    private final long[] states = new long[OperationState.values().length];
    private final long[] exceeding;
    private final LatencyHistogram.Builder response = new LatencyHistogram.Builder();
    private long successSumNanos;

    BlockTally(int limits) {
        this.exceeding = new long[limits];
    }

    void reset() {
        Arrays.fill(states, 0);
        Arrays.fill(exceeding, 0);
        response.reset();
        successSumNanos = 0;
    }

    void add(OperationState state, long responseNanos) {
        states[state.code()]++;
        response.add(responseNanos);
        if (state == OperationState.OK) {
            successSumNanos += responseNanos;
        }
    }

    void exceed(int limit) {
        exceeding[limit]++;
    }

    Block build(int second, long completions) {
        List<Long> counted = new ArrayList<>();
        for (long count : exceeding) {
            counted.add(count);
        }
        return new Block(second, counts(), completions, counted, response.build(), successSumNanos);
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
}
