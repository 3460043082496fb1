package io.sloguard.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The time by which Linux may delay a thread's timers to wake the processor less often: 50 us by default, and inherited by
 * the threads that a thread starts. Without it, a parked thread wakes early enough for the spin of {@link SystemTicker} to
 * hide the rest.
 */
final class TimerSlack {

    private static final Path CURRENT_THREAD = Path.of("/proc/thread-self");

    private TimerSlack() {}

    /** Asks for the least slack for the calling thread and those that it will start; where that is not possible, timers stay as late as they are. */
    static void lowerForThisThread() {
        try {
            Path thread = Files.readSymbolicLink(CURRENT_THREAD).getFileName();
            Files.writeString(Path.of("/proc", thread.toString(), "timerslack_ns"), "1");
        } catch (IOException | UnsupportedOperationException notLinux) {
            // a start lag some 50 us longer is measured and shown like any other
        }
    }
}
