package io.sloguard.engine;

import io.sloguard.record.Stalls;
import java.util.Arrays;

/**
 * A thread that wants to wake up every {@value #PERIOD_MILLIS} ms and notes when it could not: the whole process was
 * stopped, collected garbage, or got no processor. Thread-safe.
 */
final class StallMonitor {

    static final long PERIOD_MILLIS = 10;

    /** A wake-up later than this is a stall; ordinary timer lateness on a busy machine is a few milliseconds. */
    static final long TOLERANCE_NANOS = 20_000_000L;

    private static final long PERIOD_NANOS = PERIOD_MILLIS * 1_000_000L;

    private final Ticker ticker;
    private final Thread thread;
    private volatile boolean stopping;

    /** When this monitor wants to run next: what is long past tells of a stall that is not over, or not noted yet. */
    private long dueNanos;

    private long[] fromNanos = new long[64];
    private long[] toNanos = new long[64];
    private int count;

    StallMonitor(Ticker ticker) {
        this.ticker = ticker;
        this.dueNanos = ticker.nanoTime();
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
        return noted(originNanos);
    }

    /**
     * Returns the stalls so far, also one that this monitor has not woken up from while its caller has.
     *
     * @param originNanos the moment from which the stalls' times are to be counted
     */
    synchronized Stalls soFar(long originNanos) {
        noteIfLate();
        return noted(originNanos);
    }

    private synchronized Stalls noted(long originNanos) {
        long[] from = new long[count];
        long[] to = new long[count];
        for (int i = 0; i < count; i++) {
            from[i] = fromNanos[i] - originNanos;
            to[i] = toNanos[i] - originNanos;
        }
        return Stalls.of(from, to);
    }

    private void watch() {
        begin();
        try {
            while (!stopping) {
                ticker.sleepUntil(nextDue());
                noteIfLate();
            }
        } catch (InterruptedException stopped) {
            // after a stall, the thread that stops this one may be the first to run again
            noteIfLate();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void begin() {
        dueNanos = ticker.nanoTime();
    }

    private synchronized long nextDue() {
        dueNanos += PERIOD_NANOS;
        return dueNanos;
    }

    /** A stall is counted from the last time at which this thread was seen running, so that none reads shorter. */
    private synchronized void noteIfLate() {
        long now = ticker.nanoTime();
        if (now - dueNanos > TOLERANCE_NANOS) {
            add(dueNanos - PERIOD_NANOS, now);
            dueNanos = now;
        }
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
