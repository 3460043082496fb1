package io.sloguard.scenarios.websocket;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * One message on its way to all subscribers. Whatever happens first to it at a subscriber counts: that it arrives, or that
 * the connection ends. Thread-safe.
 */
final class Flight {

    private static final int AWAITED = 0;
    private static final int ARRIVING = 1;
    private static final int ARRIVED = 2;
    private static final int CUT_OFF = 3;

    private final String expected;
    private final long[] arrivalNanos;
    private final AtomicIntegerArray states;
    private final CountDownLatch outstanding;

    /**
     * @param expected what stands in the message as subscribers get it
     * @param subscribers how many it is meant for
     */
    Flight(String expected, int subscribers) {
        this.expected = expected;
        this.arrivalNanos = new long[subscribers];
        this.states = new AtomicIntegerArray(subscribers);
        this.outstanding = new CountDownLatch(subscribers);
    }

    /** Returns whether a message is this one. */
    boolean isCarriedBy(String message) {
        return message.contains(expected);
    }

    int subscribers() {
        return arrivalNanos.length;
    }

    /**
     * Notes that a subscriber has the message.
     *
     * @param nowNanos the time on the clock of {@link System#nanoTime}
     * @return whether it had not been there before
     */
    boolean arrive(int subscriber, long nowNanos) {
        if (!states.compareAndSet(subscriber, AWAITED, ARRIVING)) {
            return states.get(subscriber) == CUT_OFF;
        }
        arrivalNanos[subscriber] = nowNanos;
        // Volatile, and after the time: who sees the arrival sees the time.
        states.set(subscriber, ARRIVED);
        outstanding.countDown();
        return true;
    }

    /** Notes that a subscriber will not get the message any more. */
    void cutOff(int subscriber) {
        if (states.compareAndSet(subscriber, AWAITED, CUT_OFF)) {
            outstanding.countDown();
        }
    }

    /** Waits until the message can arrive nowhere any more, but no longer than the limit. */
    void awaitAll(Duration limit) throws InterruptedException {
        outstanding.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean hasArrivedAt(int subscriber) {
        return states.get(subscriber) == ARRIVED;
    }

    boolean isCutOffFrom(int subscriber) {
        return states.get(subscriber) == CUT_OFF;
    }

    /** Returns when a subscriber got the message; meaningful once {@link #hasArrivedAt} is true. */
    long arrivalNanos(int subscriber) {
        return arrivalNanos[subscriber];
    }
}
