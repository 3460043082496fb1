package io.sloguard.scenarios.postgres.embedded;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition; the limit is only there to end a test that would hang. */
public final class Eventually {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(10);

    private Eventually() {}

    public static void await(String condition, BooleanSupplier isMet) {
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        while (!isMet.getAsBoolean()) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + condition);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
