package io.sloguard.engine;

import io.sloguard.record.Stalls;
import java.util.Arrays;

/**
 * A thread that wants to wake up every {@value #PERIOD_MILLIS} ms and notes when it could not: the whole process was
 * stopped, collected garbage, or got no processor. Its findings may be read after {@link #stop}.
 */
final class StallMonitor {

    static final long PERIOD_MILLIS = 10;

    /** A wake-up later than this is a stall; ordinary timer lateness on a busy machine is a few milliseconds. */
    static final long TOLERANCE_NANOS = 20_000_000L;

    private static final long PERIOD_NANOS = PERIOD_MILLIS * 1_000_000L;

    private final Ticker ticker;
    private final Thread thread;
    private volatile boolean stopping;
    private long[] fromNanos = new long[64];
    private long[] toNanos = new long[64];
    private int count;

    StallMonitor(Ticker ticker) {
        this.ticker = ticker;
        this.thread = ticker.newThread("perf-stall-monitor", this::watch);
    }

    void start() {
        thread.start();
    }

    /**
     * Stops watching.
     *
     * @param originNanos the moment from which the stalls' times are to be counted
     * @return the stalls since {@link #start}
     */
    Stalls stop(long originNanos) throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join();
        long[] from = new long[count];
        long[] to = new long[count];
        for (int i = 0; i < count; i++) {
            from[i] = fromNanos[i] - originNanos;
            to[i] = toNanos[i] - originNanos;
        }
        return Stalls.of(from, to);
    }

    private void watch() {
        long due = ticker.nanoTime();
        try {
            while (!stopping) {
                due += PERIOD_NANOS;
                ticker.sleepUntil(due);
                due = noteIfLate(due);
            }
        } catch (InterruptedException stopped) {
            // after a stall, the thread that stops this one may be the first to run again
            noteIfLate(due);
            Thread.currentThread().interrupt();
        }
    }

    /** A stall is counted from the last time at which this thread was seen running, so that none reads shorter. */
    private long noteIfLate(long due) {
        long now = ticker.nanoTime();
        if (now - due <= TOLERANCE_NANOS) {
            return due;
        }
        add(due - PERIOD_NANOS, now);
        return now;
    }

    private void add(long from, long to) {
        if (count == fromNanos.length) {
            fromNanos = Arrays.copyOf(fromNanos, 2 * count);
            toNanos = Arrays.copyOf(toNanos, 2 * count);
        }
        fromNanos[count] = from;
        toNanos[count] = to;
        count++;
    }
}
