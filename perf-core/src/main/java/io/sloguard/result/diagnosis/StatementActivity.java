package io.sloguard.result.diagnosis;

import java.util.Objects;

/**
 * What a statement did while it was watched, by the counters of the database.
 *
 * @param statement the statement, without the values in it
 * @param calls how often it was executed
 * @param nanos how long that took in the database, summed
 * @param rows how many rows it gave or changed
 * @param blocksHit how many pages it found in memory
 * @param blocksRead how many pages it did not
 */
public record StatementActivity(String statement, long calls, long nanos, long rows, long blocksHit, long blocksRead) {

    public StatementActivity {
        Objects.requireNonNull(statement, "statement");
    }

    /** Returns how long one execution took on average; 0 if there was none. */
    public long nanosEach() {
        return calls == 0 ? 0 : nanos / calls;
    }
}
