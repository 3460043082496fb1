package io.sloguard.fork;

import io.sloguard.PerfException;
import io.sloguard.json.HandoverJson;
import io.sloguard.report.Handover;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * The ways out of the forked JVM. Its shutdown hooks, which stop databases, get some seconds; then it is halted. The
 * first handover counts, whoever gives it. Thread-safe.
 */
final class ForkExit {

    /** The handover says how the run ended. */
    static final int HANDED_OVER = 0;

    /** The parent process is gone, so there is nobody to hand over to. */
    static final int ORPHANED = 70;

    /** The handover could not be written. */
    static final int HANDOVER_LOST = 71;

    private static final long GRACE_MILLIS = 10_000;

    private final Path file;
    private final AtomicBoolean handedOver = new AtomicBoolean();

    ForkExit(Path file) {
        this.file = file;
    }

    /**
     * Hands over and ends this JVM. Never returns: a thread that comes second stays here until the first has written its
     * handover and the JVM ends, because the end of the main thread could end the JVM before that.
     */
    void with(Handover handover) {
        if (!handedOver.compareAndSet(false, true)) {
            awaitTheEnd();
        }
        try {
            HandoverJson.write(handover, file);
        } catch (PerfException lost) {
            lost.printStackTrace();
            System.out.println(handover.message());
            System.out.println(lost.getMessage());
            now(HANDOVER_LOST);
        }
        now(HANDED_OVER);
    }

    private static void awaitTheEnd() {
        while (true) {
            LockSupport.park();
        }
    }

    /** Ends this JVM with that code. */
    static void now(int code) {
        Thread halt = new Thread(() -> haltAfterGrace(code), "perf-halt");
        halt.setDaemon(true);
        halt.start();
        System.exit(code);
    }

    private static void haltAfterGrace(int code) {
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }
}
