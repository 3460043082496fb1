package io.sloguard.result.diagnosis;

import java.util.List;
import java.util.Objects;

/**
 * For how long operations were held up by one cause.
 *
 * @param cause what it was
 * @param nanos for how long, summed over the operations
 * @param queuedNanos how much of it they spent waiting for a worker or a connection, while the operations that had these
 *     were held up by this cause
 * @param blockers for whom they waited, the longest first; empty if the cause has none
 */
public record CauseTime(Cause cause, long nanos, long queuedNanos, List<BlockedTime> blockers) {

    public CauseTime {
        Objects.requireNonNull(cause, "cause");
        blockers = List.copyOf(blockers);
        if (queuedNanos < 0 || nanos < queuedNanos) {
            throw new IllegalArgumentException("of " + nanos + " ns, " + queuedNanos + " ns cannot be queued");
        }
    }
}
