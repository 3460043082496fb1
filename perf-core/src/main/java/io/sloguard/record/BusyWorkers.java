package io.sloguard.record;

import java.util.Arrays;

/**
 * The times at which every worker was inside an operation and the generator did not stand still: an operation that had to
 * wait for a worker then waited because of the system under test; any other waiting is the generator's. Immutable.
 *
 * <p>A sweep over the sorted starts and ends: O(n log n) time and about 50 bytes per operation to build, O(log n) to ask.
 */
final class BusyWorkers {

    private final Stalls stalls;
    private final long[] fromNanos;
    private final long[] toNanos;

    /** The busy time of all spans before each span, without stalls. */
    private final long[] beforeNanos;

    private BusyWorkers(Stalls stalls, long[] fromNanos, long[] toNanos) {
        this.stalls = stalls;
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        this.beforeNanos = new long[fromNanos.length];
        for (int i = 1; i < fromNanos.length; i++) {
            beforeNanos[i] = beforeNanos[i - 1] + withoutStalls(fromNanos[i - 1], toNanos[i - 1]);
        }
    }

    static BusyWorkers of(Recording recording) {
        OperationLog log = recording.log();
        long[] starts = new long[Math.toIntExact(recording.numbers())];
        long[] ends = new long[starts.length];
        int started = 0;
        for (int number = 0; number < starts.length; number++) {
            if (log.isStarted(number)) {
                starts[started] = log.startedNanos(number);
                ends[started] = log.endedNanos(number);
                started++;
            }
        }
        return of(
                Arrays.copyOf(starts, started), Arrays.copyOf(ends, started), recording.workers(), recording.stalls());
    }

    private static BusyWorkers of(long[] starts, long[] ends, int workers, Stalls stalls) {
        Arrays.sort(starts);
        Arrays.sort(ends);
        long[] from = new long[starts.length];
        long[] to = new long[starts.length];
        int spans = 0;
        int ended = 0;
        for (int at = 0; at < starts.length; at++) {
            while (ended < ends.length && ends[ended] <= starts[at]) {
                ended++;
            }
            if (at + 1 - ended >= workers) {
                from[spans] = starts[at];
                to[spans] = at + 1 < starts.length ? Math.min(ends[ended], starts[at + 1]) : ends[ended];
                spans++;
            }
        }
        return new BusyWorkers(stalls, Arrays.copyOf(from, spans), Arrays.copyOf(to, spans));
    }

    /** Returns for how long, between two moments, every worker was busy and the generator did not stand still. */
    long busyNanos(long spanFromNanos, long spanToNanos) {
        return busyUntil(spanToNanos) - busyUntil(spanFromNanos);
    }

    private long busyUntil(long moment) {
        int found = Arrays.binarySearch(fromNanos, moment);
        int span = found >= 0 ? found : -found - 2;
        return span < 0 ? 0 : beforeNanos[span] + withoutStalls(fromNanos[span], Math.min(moment, toNanos[span]));
    }

    private long withoutStalls(long from, long to) {
        return to - from - stalls.overlapNanos(from, to);
    }
}
