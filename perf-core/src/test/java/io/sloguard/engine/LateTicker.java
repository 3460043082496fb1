package io.sloguard.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Time on a machine that has too few processors: every wake-up for an intended start comes late. */
record LateTicker(Ticker ticker, Duration lateness) implements Ticker {

    @Override
    public long nanoTime() {
        return ticker.nanoTime();
    }

    @Override
    public void sleepUntil(long deadlineNanos) throws InterruptedException {
        ticker.sleepUntil(deadlineNanos + lateness.toNanos());
    }

    @Override
    public boolean await(CountDownLatch latch, long deadlineNanos) throws InterruptedException {
        return ticker.await(latch, deadlineNanos);
    }

    @Override
    public Thread newThread(String name, Runnable body) {
        return ticker.newThread(name, body);
    }
}
