package io.sloguard.pgindex.build;

import io.sloguard.pgindex.sql.RelationName;

/**
 * Whether an index is as it should be.
 *
 * @param state what was found
 * @param index the index
 * @param detail what is wrong and what to do, or how the server words the index
 */
public record IndexVerdict(State state, RelationName index, String detail) {

    /** What can be found. */
    public enum State {
        /** The index is usable and made as defined. */
        VALID,
        /** There is no such index or no such table. */
        MISSING,
        /** Queries do not use it. */
        INVALID,
        /** It is made differently. */
        DIFFERENT,
        /** It is there and should not be. */
        UNEXPECTED
    }

    /**
     * Tells whether nothing needs to be done.
     *
     * @return true if the index is as it should be
     */
    public boolean isGood() {
        return state == State.VALID;
    }
}
