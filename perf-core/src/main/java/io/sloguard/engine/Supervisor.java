package io.sloguard.engine;

import io.sloguard.record.LiveRecording;
import java.util.Optional;

/**
 * Looks at a measured phase of an open load while it runs, and may have it end early or go on longer; used by one thread.
 */
@FunctionalInterface
public interface Supervisor {

    /**
     * Is told about once a second how far the phase has come; should return quickly, and never waits for the workers.
     *
     * @param live what is recorded so far
     * @param nowNanos the time, after the start of the phase
     * @return why the phase is to end with the current second; empty if it goes on
     */
    Optional<String> secondOver(LiveRecording live, long nowNanos);

    /**
     * Is asked shortly before a part of a phase that may go on is over.
     *
     * @param live what is recorded so far
     * @param nowNanos the time, after the start of the phase
     * @return whether it is to go on
     */
    default boolean goesOn(LiveRecording live, long nowNanos) {
        return false;
    }
}
