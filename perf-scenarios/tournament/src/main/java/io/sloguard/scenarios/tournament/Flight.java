package io.sloguard.scenarios.tournament;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * One message on its way to all subscribers. Each subscriber has a slot of its own, which only the thread that calls its
 * listener writes; the publisher waits until every slot is taken. Thread-safe in that sense.
 */
final class Flight {

    private final long number;
    private final long[] arrivalNanos;
    private final AtomicIntegerArray arrivals;
    private final CountDownLatch outstanding;

    /**
     * @param number the number of the message within its run
     * @param subscribers how many it is meant for
     */
    Flight(long number, int subscribers) {
        this.number = number;
        this.arrivalNanos = new long[subscribers];
        this.arrivals = new AtomicIntegerArray(subscribers);
        this.outstanding = new CountDownLatch(subscribers);
    }

    long number() {
        return number;
    }

    int subscribers() {
        return arrivalNanos.length;
    }

    /**
     * Notes that a subscriber has the message.
     *
     * @param nowNanos the time on the clock of {@link System#nanoTime}
     * @return whether it is the first time
     */
    boolean arrive(int subscriber, long nowNanos) {
        if (arrivals.get(subscriber) > 0) {
            return false;
        }
        arrivalNanos[subscriber] = nowNanos;
        // Volatile, and after the time: who sees the arrival sees the time.
        arrivals.set(subscriber, 1);
        outstanding.countDown();
        return true;
    }

    /** Waits until every subscriber has the message, but no longer than the limit. */
    void awaitAll(Duration limit) throws InterruptedException {
        outstanding.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean hasArrivedAt(int subscriber) {
        return arrivals.get(subscriber) > 0;
    }

    /** Returns when a subscriber got the message; meaningful once {@link #hasArrivedAt} is true. */
    long arrivalNanos(int subscriber) {
        return arrivalNanos[subscriber];
    }
}
