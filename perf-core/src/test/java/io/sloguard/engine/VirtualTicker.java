package io.sloguard.engine;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Virtual time for tests: it stands still while any thread that takes part is running, and jumps to the earliest moment
 * that one of them waits for when all of them wait. Waiting costs nothing and every figure is exact.
 *
 * <p>A thread made by {@link #newThread} takes part from then to its end; any other thread from its first call on. One
 * thread is woken at a time, the one with the earliest deadline first, so that a run takes the same course each time. A
 * simulated operation waits with {@link #sleepUntil} or {@link #sleep}; one that waits for anything else holds up time
 * itself, which is reported after a while instead of hanging the build. An interrupt wakes a waiting thread.
 *
 * <p>Time starts below zero, because {@link System#nanoTime} may, too. Thread-safe.
 */
public final class VirtualTicker implements Ticker {

    private static final long START_NANOS = -3_600_000_000_000L;

    /** Real time after which a test whose virtual time does not go on is broken. */
    private static final long STANDSTILL_SECONDS = 30;

    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Thread> takingPart = Collections.newSetFromMap(new IdentityHashMap<>());
    private final PriorityQueue<Waiter> waiters =
            new PriorityQueue<>(Comparator.comparingLong((Waiter w) -> w.wakeUpNanos)
                    .thenComparingLong(waiter -> waiter.deadlineNanos)
                    .thenComparingLong(waiter -> waiter.order));
    private long nowNanos = START_NANOS;
    private long stallFromNanos = Long.MAX_VALUE;
    private long stallToNanos = Long.MAX_VALUE;
    private long order;
    private int running;

    /**
     * Stages a stall of the whole process: every wake-up that is due from {@code from} on and before {@code to} happens at
     * {@code to}. Both count from the start of this ticker's time. A later call replaces the stall.
     */
    public void stall(Duration from, Duration to) {
        lock.lock();
        try {
            stallFromNanos = START_NANOS + from.toNanos();
            stallToNanos = START_NANOS + to.toNanos();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for so long from now. */
    public void sleep(Duration duration) throws InterruptedException {
        sleepUntil(nanoTime() + duration.toNanos());
    }

    /** Waits until the thread is interrupted. */
    public void hang() throws InterruptedException {
        sleepUntil(Long.MAX_VALUE);
    }

    /** Returns the time since the start of this ticker's time. */
    public Duration elapsed() {
        return Duration.ofNanos(nanoTime() - START_NANOS);
    }

    @Override
    public long nanoTime() {
        lock.lock();
        try {
            takePart(Thread.currentThread());
            return nowNanos;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sleepUntil(long deadlineNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            takePart(Thread.currentThread());
            if (deadlineNanos > nowNanos) {
                waitFor(new Waiter(deadlineNanos, new CountDownLatch(1)));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean await(CountDownLatch latch, long deadlineNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            takePart(Thread.currentThread());
            if (latch.getCount() > 0 && deadlineNanos > nowNanos) {
                waitFor(new Waiter(deadlineNanos, latch));
            }
            return latch.getCount() == 0;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Thread newThread(String name, Runnable body) {
        Thread thread = new Thread(() -> runToItsEnd(body), name);
        thread.setDaemon(true);
        lock.lock();
        try {
            takePart(Thread.currentThread());
            takePart(thread);
        } finally {
            lock.unlock();
        }
        return thread;
    }

    private void runToItsEnd(Runnable body) {
        try {
            body.run();
        } finally {
            lock.lock();
            try {
                takingPart.remove(Thread.currentThread());
                running--;
                wakeNext();
            } finally {
                lock.unlock();
            }
        }
    }

    private void takePart(Thread thread) {
        if (takingPart.add(thread)) {
            running++;
        }
    }

    private void waitFor(Waiter waiter) throws InterruptedException {
        waiters.add(waiter);
        running--;
        wakeNext();
        try {
            while (!waiter.isWoken) {
                if (!waiter.wakeUp.await(STANDSTILL_SECONDS, TimeUnit.SECONDS) && !waiter.isWoken) {
                    throw new IllegalStateException("virtual time stands still: " + running + " of " + takingPart
                            + " neither wait for it nor have ended");
                }
            }
        } finally {
            if (!waiter.isWoken) {
                waiters.remove(waiter);
                running++;
            }
        }
    }

    private void wakeNext() {
        if (running > 0 || waiters.isEmpty()) {
            return;
        }
        Waiter next = waiters.stream()
                .filter(waiter -> waiter.latch.getCount() == 0)
                .findFirst()
                .orElseGet(waiters::element);
        waiters.remove(next);
        if (next.latch.getCount() > 0) {
            nowNanos = Math.max(nowNanos, next.wakeUpNanos);
        }
        next.isWoken = true;
        next.wakeUp.signal();
        running++;
    }

    /** One waiting thread; guarded by the lock. */
    private final class Waiter {
        private final long deadlineNanos;
        private final long wakeUpNanos;
        private final long order;
        private final CountDownLatch latch;
        private final Condition wakeUp = lock.newCondition();
        private boolean isWoken;

        private Waiter(long deadlineNanos, CountDownLatch latch) {
            boolean isStalled = deadlineNanos >= stallFromNanos && deadlineNanos < stallToNanos;
            this.deadlineNanos = deadlineNanos;
            this.wakeUpNanos = isStalled ? stallToNanos : deadlineNanos;
            this.order = VirtualTicker.this.order++;
            this.latch = latch;
        }
    }
}
