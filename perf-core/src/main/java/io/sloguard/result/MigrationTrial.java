package io.sloguard.result;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One run of a scenario in the middle of which a database was migrated.
 *
 * @param change what was done to the database, in words: a changelog, a command, statements
 * @param during when it was done
 * @param windows the operations before, during and after it
 * @param maxima the greatest response times along the run
 * @param watch what was seen of the locks
 * @param openTransaction when a transaction was left open on the table; empty if none was
 * @param invalidIndexes the indexes that are INVALID afterwards, and were not before
 * @param failure why the migration did not come to its end; empty if it did
 */
public record MigrationTrial(
        String change,
        Span during,
        Windows windows,
        ResponseMaxima maxima,
        LockWatchResult watch,
        Optional<Span> openTransaction,
        List<String> invalidIndexes,
        Optional<String> failure) {

    public MigrationTrial {
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(during, "during");
        Objects.requireNonNull(windows, "windows");
        Objects.requireNonNull(maxima, "maxima");
        Objects.requireNonNull(watch, "watch");
        Objects.requireNonNull(openTransaction, "openTransaction");
        Objects.requireNonNull(failure, "failure");
        invalidIndexes = List.copyOf(invalidIndexes);
    }

    /** Returns who waited for a table while the migration ran. */
    public List<LockWait> waits() {
        return watch.waits().stream()
                .filter(wait -> wait.span().overlaps(during))
                .toList();
    }
}
