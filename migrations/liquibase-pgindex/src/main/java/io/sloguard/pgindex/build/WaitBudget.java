package io.sloguard.pgindex.build;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How much waiting for other sessions is left. Thread-safe: the work and its monitor both charge it. */
final class WaitBudget {

    private final Duration limit;
    private final AtomicLong spentNanos = new AtomicLong();

    WaitBudget(Duration limit) {
        this.limit = limit;
    }

    void charge(long nanos) {
        spentNanos.addAndGet(Math.max(0, nanos));
    }

    Duration limit() {
        return limit;
    }

    Duration remaining() {
        return Duration.ofNanos(Math.max(0, limit.toNanos() - spentNanos.get()));
    }

    boolean isExhausted() {
        return remaining().isZero();
    }

    /** Returns a small budget for cleaning up after a failure: the rest of this one, or a grace. */
    WaitBudget forCleanUp() {
        Duration grace = Duration.ofMillis(Math.max(500, Math.min(limit.toMillis() / 20, 30_000)));
        return new WaitBudget(remaining().compareTo(grace) > 0 ? remaining() : grace);
    }
}
