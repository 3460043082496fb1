package io.sloguard.scenarios.postgres.embedded;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for processes that must end, even when our own thread has been interrupted. */
final class Processes {
    private Processes() {}

    /**
     * Waits until the process has ended.
     *
     * <p>An interrupt does not shorten the wait, since the caller is cleaning up; it is restored afterwards.
     *
     * @return false when it still ran after {@code limit}
     */
    static boolean awaitEnd(ProcessHandle process, Duration limit) {
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    process.onExit().get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return true;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    return false;
                } catch (ExecutionException e) {
                    return !process.isAlive();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
