package io.sloguard.result.diagnosis;

import java.util.Objects;

/**
 * For how long operations waited for one blocker.
 *
 * @param blocker who
 * @param nanos for how long, summed over the operations
 */
public record BlockedTime(Blocker blocker, long nanos) {

    public BlockedTime {
        Objects.requireNonNull(blocker, "blocker");
        if (nanos < 0) {
            throw new IllegalArgumentException("time is 0 or more, not " + nanos + " ns");
        }
    }
}
