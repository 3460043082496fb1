package io.sloguard.pgindex.build;

import io.sloguard.pgindex.sql.RelationName;
import java.time.Duration;
import java.util.Locale;

/**
 * How index work ended well.
 *
 * @param action what was done
 * @param index the index, with its schema
 * @param attempts how many statements were tried; 0 if there was nothing to do
 * @param duration from the first check to the last, waiting included
 */
public record Outcome(Action action, RelationName index, int attempts, Duration duration) {

    /** What was done. */
    public enum Action {
        /** The index was not there and is now. */
        BUILT,
        /** The index was there as asked for. */
        ALREADY_VALID,
        /** Another session was building it, and its result is as asked for. */
        ADOPTED,
        /** An INVALID index was replaced. */
        REPAIRED,
        /** The index was rebuilt although it was valid. */
        REINDEXED,
        /** The index is gone. */
        DROPPED,
        /** The index was not there. */
        ALREADY_ABSENT
    }

    /**
     * Describes the outcome for the log.
     *
     * @return one line, for example {@code index public.ix: BUILT in 64 ms, 1 attempt}
     */
    public String describe() {
        return String.format(
                Locale.ROOT,
                "index %s: %s in %d ms, %d attempt%s",
                index,
                action,
                duration.toMillis(),
                attempts,
                attempts == 1 ? "" : "s");
    }
}
