package io.sloguard.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Real time. Waiting parks until shortly before the moment and spins the last stretch: a wake-up from parking is about 50 us
 * late once {@link TimerSlack} is lowered, which the spin hides for about 5 % of a core at 1000 waits per second; a longer
 * spin costs more and hides little more, as the benchmark {@code StartLag} shows. {@code Thread.sleep} is up to 1 ms late on
 * JDK 17, so it is not used.
 */
final class SystemTicker implements Ticker {

    static final SystemTicker INSTANCE = new SystemTicker();

    /** The stretch before the moment that is spun instead of parked. */
    private static final long SPIN_NANOS = 60_000L;

    private SystemTicker() {}

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleepUntil(long deadlineNanos) throws InterruptedException {
        long remaining = deadlineNanos - System.nanoTime();
        while (remaining > 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for an intended start");
            }
            if (remaining > SPIN_NANOS) {
                LockSupport.parkNanos(this, remaining - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
            remaining = deadlineNanos - System.nanoTime();
        }
    }

    @Override
    public boolean await(CountDownLatch latch, long deadlineNanos) throws InterruptedException {
        return latch.await(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Thread newThread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        return thread;
    }
}
