package io.sloguard.record;

import io.sloguard.load.LoadPlan;
import io.sloguard.result.ResponseMaxima;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.Span;
import io.sloguard.result.Windows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A recording that is cut by a span of time into the operations before, during and after it. An operation is under way
 * from its intended start to its end, or to the closing of the log if it never ended.
 *
 * @param recording all operations; its log is closed
 * @param span the span of time, in nanoseconds after the start of the phase
 */
public record Cut(Recording recording, Span span) {

    private enum Side {
        BEFORE,
        DURING,
        AFTER
    }

    public Cut {
        Objects.requireNonNull(recording, "recording");
        Objects.requireNonNull(span, "span");
    }

    /**
     * Counts each window by itself. O(operations).
     *
     * @param name the name of the scenario
     * @param load the load that was planned
     * @param thresholdNanos the latency limits to count for, in nanoseconds, in any order
     */
    public Windows windows(String name, LoadPlan load, List<Long> thresholdNanos) {
        return new Windows(
                count(name, load, thresholdNanos, Side.BEFORE),
                count(name, load, thresholdNanos, Side.DURING),
                count(name, load, thresholdNanos, Side.AFTER));
    }

    private ScenarioResult count(String name, LoadPlan load, List<Long> thresholdNanos, Side side) {
        return Tally.of(recording, thresholdNanos, number -> side(number) == side)
                .result(name, load);
    }

    /** Returns whether an operation was under way within the span. */
    public boolean isDuring(long number) {
        return side(number) == Side.DURING;
    }

    private Side side(long number) {
        if (recording.endedNanos(number) < span.fromNanos()) {
            return Side.BEFORE;
        }
        return recording.intendedNanos(number) > span.toNanos() ? Side.AFTER : Side.DURING;
    }

    /**
     * Returns the greatest response time of each stretch of the whole recording, by intended start. O(operations).
     *
     * @param slotNanos how long a stretch is, in nanoseconds
     */
    public ResponseMaxima maxima(long slotNanos) {
        List<Long> maxima = new ArrayList<>();
        for (long number = 0; number < recording.numbers(); number++) {
            long intended = recording.intendedNanos(number);
            int slot = Math.toIntExact(Math.max(0, intended) / slotNanos);
            if (slot >= maxima.size()) {
                maxima.addAll(Collections.nCopies(slot + 1 - maxima.size(), 0L));
            }
            maxima.set(slot, Math.max(maxima.get(slot), recording.endedNanos(number) - intended));
        }
        return new ResponseMaxima(slotNanos, maxima);
    }

    /**
     * Returns for how long one operation was at most being served within a stretch of time, in nanoseconds: no operation
     * can have waited for longer in it. O(operations).
     */
    public long longestServedNanos(Span stretch) {
        long longest = 0;
        OperationLog log = recording.log();
        for (long number = 0; number < recording.numbers(); number++) {
            if (log.isStarted(number)) {
                long from = Math.max(log.startedNanos(number), stretch.fromNanos());
                long to = Math.min(log.endedNanos(number), stretch.toNanos());
                longest = Math.max(longest, to - from);
            }
        }
        return longest;
    }
}
