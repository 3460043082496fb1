package io.sloguard.result;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was seen of the locks of a database while it was migrated.
 *
 * @param looks how often it was looked at while the migration ran
 * @param longestGapNanos the longest time between two looks meanwhile
 * @param longestMissedNanos how long a wait can have been at most that no look has seen: it lies between two looks, and
 *     within the service time of the operation that waited
 * @param waits who waited for a table, in the order of their start, over the whole phase
 * @param phases what the migration did, in the order of their start
 * @param error why the watch ended early; empty if it did not
 */
public record LockWatchResult(
        long looks,
        long longestGapNanos,
        long longestMissedNanos,
        List<LockWait> waits,
        List<BuildPhase> phases,
        Optional<String> error) {

    public LockWatchResult {
        waits = List.copyOf(waits);
        phases = List.copyOf(phases);
        Objects.requireNonNull(error, "error");
        if (looks < 0 || longestMissedNanos < 0 || longestGapNanos < longestMissedNanos) {
            throw new IllegalArgumentException("of " + looks + " looks at most " + longestGapNanos
                    + " ns apart none can have missed a wait of " + longestMissedNanos + " ns");
        }
    }
}
