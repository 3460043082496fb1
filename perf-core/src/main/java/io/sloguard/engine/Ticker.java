package io.sloguard.engine;

import java.util.concurrent.CountDownLatch;

/**
 * The engine's time: it is read, waited for, and given to the threads that live in it. Thread-safe. Tests pass a virtual
 * one, in which waiting costs nothing and every figure is exact.
 */
public interface Ticker {

    /** Returns the time in nanoseconds; only differences mean anything, and it never goes back. */
    long nanoTime();

    /**
     * Waits until a moment, or returns at once if it is past.
     *
     * @param deadlineNanos the moment, on this ticker's {@link #nanoTime}
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    void sleepUntil(long deadlineNanos) throws InterruptedException;

    /**
     * Waits until a latch has reached zero, but not beyond a moment.
     *
     * @return whether it has
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    boolean await(CountDownLatch latch, long deadlineNanos) throws InterruptedException;

    /** Returns a new daemon thread, not started, whose waiting goes through this ticker. */
    Thread newThread(String name, Runnable body);

    /** Returns the ticker of real time, and has the timers of the calling thread, and of those that it starts, punctual. */
    static Ticker system() {
        TimerSlack.lowerForThisThread();
        return SystemTicker.INSTANCE;
    }
}
