package io.sloguard.diagnosis;

import java.util.SplittableRandom;

/**
 * When a database is looked at: once in each period, at a moment of it that is drawn at random. Looks at regular times would
 * meet operations that start at regular times always at the same point, for example just before they send their statement;
 * each point of time is equally likely to be looked at here, whatever the load does. Mutable: it goes on from period to
 * period; used by one thread.
 */
final class LookTimes {

    /** The same looks in every run. The loads' own draws do not come from it. */
    private static final long SEED = 20;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final long originNanos;
    private final long periodNanos;
    private long period;

    /**
     * Creates the times from a moment on.
     *
     * @param originNanos the moment
     * @param periodNanos how long a period is, more than 0
     */
    LookTimes(long originNanos, long periodNanos) {
        this.originNanos = originNanos;
        this.periodNanos = periodNanos;
    }

    /** Returns the next of these times that is not over yet. What was missed is not made up for. */
    long next(long nowNanos) {
        period = Math.max(period, (nowNanos - originNanos) / periodNanos);
        long moment;
        do {
            moment = originNanos + period * periodNanos + random.nextLong(periodNanos);
            period++;
        } while (moment < nowNanos);
        return moment;
    }
}
