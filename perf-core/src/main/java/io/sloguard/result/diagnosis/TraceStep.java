package io.sloguard.result.diagnosis;

import java.util.Objects;
import java.util.Optional;

/**
 * What an operation was seen doing, once or several times in a row.
 *
 * @param fromNanos when it was first seen so, after its intended start
 * @param samples how many times in a row
 * @param cause what it was doing
 * @param blocker for whom it waited; empty if for nobody
 */
public record TraceStep(long fromNanos, int samples, Cause cause, Optional<Blocker> blocker) {

    public TraceStep {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(blocker, "blocker");
        if (samples < 1) {
            throw new IllegalArgumentException("what was seen was seen at least once, not " + samples + " times");
        }
    }
}
