package io.sloguard.result.diagnosis;

import java.util.Objects;

/**
 * A time in which the load JVM had all its threads stopped.
 *
 * @param fromNanos when it began, after the start of the measured phase; negative if before
 * @param nanos how long it took
 * @param reason why, in the words of the JVM: {@code garbage collection, G1New: G1 Evacuation Pause}
 */
public record JvmPause(long fromNanos, long nanos, String reason) {

    public JvmPause {
        Objects.requireNonNull(reason, "reason");
        if (nanos < 0) {
            throw new IllegalArgumentException("a pause takes 0 ns or more, not " + nanos);
        }
    }

    /** Returns for how long it lay within a span of time, in nanoseconds. */
    public long overlapNanos(long spanFromNanos, long spanToNanos) {
        return Math.max(0, Math.min(spanToNanos, fromNanos + nanos) - Math.max(spanFromNanos, fromNanos));
    }
}
