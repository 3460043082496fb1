package io.sloguard.result;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was seen of the locks of a database while it was migrated.
 *
 * @param looks how often it was looked at while the migration ran
 * @param gaps how far these looks lay apart
 * @param waits who waited for a table, in the order of their start, over the whole phase
 * @param phases what the migration did, in the order of their start
 * @param error why the watch ended early; empty if it did not
 */
public record LockWatchResult(
        long looks, LookGaps gaps, List<LockWait> waits, List<BuildPhase> phases, Optional<String> error) {

    public LockWatchResult {
        waits = List.copyOf(waits);
        phases = List.copyOf(phases);
        Objects.requireNonNull(gaps, "gaps");
        Objects.requireNonNull(error, "error");
        if (looks < 0) {
            throw new IllegalArgumentException("a number of looks is at least 0, not " + looks);
        }
    }
}
