package io.sloguard.engine;

import io.sloguard.result.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * What is done beside the load of a measured phase: each entry at its time, on a thread of its own, so that it makes no
 * operation late. Entries are added before {@link #start}; afterwards it is thread-safe.
 */
public final class Timetable implements AutoCloseable {

    /** How long entries get to notice that the time is over. */
    private static final Duration JOIN_TIME = Duration.ofSeconds(5);

    private final Ticker ticker;
    private final List<Entry> entries = new ArrayList<>();
    private volatile long originNanos;
    private volatile boolean isClosed;

    /** Creates an empty timetable in that time. */
    public Timetable(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Something that is done. */
    @FunctionalInterface
    public interface Task {

        /**
         * Does it.
         *
         * @throws Exception if it fails, which is the failure of its entry
         */
        void run() throws Exception;
    }

    /**
     * Adds a task.
     *
     * @param name what its thread is called
     * @param at when it is due, after the start of the phase
     */
    public Entry at(String name, Duration at, Task task) {
        Entry entry = new Entry(name, at, task);
        entries.add(entry);
        return entry;
    }

    /**
     * Adds a task that is done again and again from the start of the phase until the timetable is closed or it fails; what
     * takes longer than the period is followed at once.
     *
     * @param name what its thread is called
     * @param period from the beginning of one to that of the next
     */
    public Entry every(String name, Duration period, Task task) {
        return at(name, Duration.ZERO, () -> {
            while (true) {
                long begun = ticker.nanoTime();
                task.run();
                ticker.sleepUntil(begun + period.toNanos());
            }
        });
    }

    /**
     * Starts the threads of all entries; returns at once.
     *
     * @param phaseStartNanos the start of the phase on the ticker's {@link Ticker#nanoTime}
     */
    public void start(long phaseStartNanos) {
        originNanos = phaseStartNanos;
        entries.forEach(Entry::start);
    }

    /** Returns the time since the start of the phase, in nanoseconds; negative before it. */
    public long nowNanos() {
        return ticker.nanoTime() - originNanos;
    }

    /** Waits until a moment, in nanoseconds after the start of the phase; returns at once if it is past. */
    public void sleepUntil(long nanos) throws InterruptedException {
        ticker.sleepUntil(originNanos + nanos);
    }

    /** Interrupts whatever has not ended, which is no failure of it, and waits for it, but not longer than five seconds. */
    @Override
    public void close() {
        isClosed = true;
        entries.forEach(Entry::interrupt);
        long deadline = System.nanoTime() + JOIN_TIME.toNanos();
        boolean isInterrupted = Thread.interrupted();
        for (Entry entry : entries) {
            isInterrupted |= !entry.joins(deadline);
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One thing that is done. Thread-safe. */
    public final class Entry {

        private final Duration at;
        private final Task task;
        private final Thread thread;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile @Nullable Exception failure;
        private volatile long fromNanos;
        private volatile long toNanos;
        private volatile boolean hasBegun;

        private Entry(String name, Duration at, Task task) {
            this.at = at;
            this.task = task;
            this.thread = ticker.newThread(name, this::run);
        }

        private void start() {
            thread.start();
        }

        private void interrupt() {
            thread.interrupt();
        }

        /** Returns whether the calling thread was left alone while it waited. */
        private boolean joins(long deadline) {
            try {
                thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000L));
                return true;
            } catch (InterruptedException interrupted) {
                return false;
            }
        }

        private void run() {
            try {
                sleepUntil(at.toNanos());
                fromNanos = nowNanos();
                hasBegun = true;
                task.run();
            } catch (InterruptedException interrupted) {
                failure = isClosed ? null : interrupted;
            } catch (Exception thrown) {
                failure = thrown;
            } finally {
                toNanos = nowNanos();
                ended.countDown();
            }
        }

        /**
         * Waits until it has ended, but not longer than that.
         *
         * @return whether it has
         * @throws InterruptedException if the calling thread is interrupted meanwhile
         */
        public boolean awaitEnd(Duration limit) throws InterruptedException {
            return ticker.await(ended, ticker.nanoTime() + limit.toNanos());
        }

        /** Returns when it was done; until now if it has not ended, empty if it has not begun. */
        public Optional<Span> span() {
            if (!hasBegun) {
                return Optional.empty();
            }
            return Optional.of(new Span(fromNanos, hasEnded() ? toNanos : nowNanos()));
        }

        /** Returns whether it has ended, well or with a failure. */
        public boolean hasEnded() {
            return ended.getCount() == 0;
        }

        /** Returns why it has failed, if it has. */
        public Optional<Exception> failure() {
            return Optional.ofNullable(failure);
        }
    }
}
