package io.sloguard.pgindex.catalog;

import java.util.List;
import java.util.Optional;

/**
 * An index definition as the server itself words it.
 *
 * @param layout the definition behind the table, led by UNIQUE if it is
 * @param keys the key columns and expressions
 * @param predicate the condition of a partial index
 * @param nullsCollide whether two nulls are the same key of a unique index
 */
public record CanonicalIndex(String layout, List<String> keys, Optional<String> predicate, boolean nullsCollide) {

    /** Copies the keys. */
    public CanonicalIndex {
        keys = List.copyOf(keys);
    }

    /**
     * Tells whether an index that exists is made the same way.
     *
     * @param index the index that exists
     * @return true if the server words both alike
     */
    public boolean describes(IndexEntry index) {
        return layout.equals(index.layout());
    }
}
