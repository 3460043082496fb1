package io.sloguard.result;

import io.sloguard.record.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * One second of a sample scenario: the response times of its operations in milliseconds, and how many were dropped.
 */
public record Second(List<Long> ok, List<Long> failed, List<Long> timedOut, List<Long> unfinished, int dropped) {

    private static final long MILLI = 1_000_000L;

    /** Returns a second in which every operation succeeds, one each of {@code fromMillis} to {@code toMillis}. */
    public static Second ok(long fromMillis, long toMillis) {
        List<Long> millis = LongStream.rangeClosed(fromMillis, toMillis).boxed().toList();
        return new Second(millis, List.of(), List.of(), List.of(), 0);
    }

    /** Returns this second with further operations that do not succeed. */
    public Second and(List<Long> failures, List<Long> timeouts, List<Long> stillRunning, int notStarted) {
        return new Second(ok, failures, timeouts, stillRunning, notStarted);
    }

    OutcomeCounts counts() {
        int started = ok.size() + failed.size() + timedOut.size() + unfinished.size();
        return new OutcomeCounts(
                started + dropped, started, dropped, ok.size(), failed.size(), timedOut.size(), unfinished.size());
    }

    long exceeding(long thresholdNanos) {
        return counts().errors()
                + ok.stream().filter(millis -> millis * MILLI > thresholdNanos).count();
    }

    List<Long> started() {
        List<Long> all = new ArrayList<>(ok);
        all.addAll(failed);
        all.addAll(timedOut);
        all.addAll(unfinished);
        return all;
    }

    Block block(int second, List<Long> thresholds) {
        return new Block(
                second,
                counts(),
                ok.size(),
                thresholds.stream().map(this::exceeding).toList(),
                histogram(started()),
                ok.stream().mapToLong(millis -> millis * MILLI).sum(),
                EvenSlots.of(
                        counts().scheduled(),
                        counts().errors(),
                        thresholds.stream().map(this::exceeding).toList()));
    }

    static LatencyHistogram histogram(List<Long> millis) {
        LatencyHistogram.Builder builder = new LatencyHistogram.Builder();
        millis.forEach(one -> builder.add(one * MILLI));
        return builder.build();
    }
}
