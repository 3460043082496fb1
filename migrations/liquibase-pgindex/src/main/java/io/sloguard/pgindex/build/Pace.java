package io.sloguard.pgindex.build;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Time as index work sees it: what time it is, waiting, and the jitter of its pauses. Thread-safe. */
public interface Pace {

    /**
     * Returns the time of a clock that only moves forward.
     *
     * @return nanoseconds since an arbitrary origin
     */
    long nanoTime();

    /**
     * Waits.
     *
     * @param pause how long
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    void pause(Duration pause) throws InterruptedException;

    /**
     * Returns a number that spreads retries of several nodes.
     *
     * @return 0 inclusive to 1 exclusive
     */
    double jitter();

    /**
     * Returns the pace of the real world.
     *
     * @param random source of jitter, thread-safe
     * @return a pace that sleeps
     */
    static Pace real(RandomGenerator random) {
        return new Pace() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration pause) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            }

            @Override
            public double jitter() {
                return random.nextDouble();
            }
        };
    }
}
