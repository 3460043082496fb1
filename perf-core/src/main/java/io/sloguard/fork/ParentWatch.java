package io.sloguard.fork;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends this JVM when the process that started it is gone, whatever happened to it.
 *
 * <p>It looks at the parent again and again instead of waiting for the end of a pipe: a thread that is blocked in a read
 * keeps a JVM that exits for another 300 ms.
 */
final class ParentWatch {

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private ParentWatch() {}

    /** Watches from now on that the parent of this process is alive and has the given id. */
    static void start(long parent) {
        Thread watch = new Thread(() -> watch(parent), "perf-parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch(long parent) {
        while (isThere(parent)) {
            LockSupport.parkNanos(PERIOD_NANOS);
        }
        System.err.println("the parent process is gone; this run ends");
        ForkExit.now(ForkExit.ORPHANED);
    }

    /** An orphan gets another parent at once, also while the old one is a zombie and counts as alive. */
    private static boolean isThere(long parent) {
        return ProcessHandle.current()
                .parent()
                .filter(current -> current.pid() == parent && current.isAlive())
                .isPresent();
    }
}
