package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import java.time.Duration;

/** A pause that index work can make; turns an interrupt into a failure and keeps the thread's flag. */
final class Wait {

    private Wait() {}

    static void pause(Pace pace, Duration duration, String during) throws IndexWorkException {
        try {
            pace.pause(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IndexWorkException(Reason.INTERRUPTED, "Interrupted while " + during, interrupted);
        }
    }
}
