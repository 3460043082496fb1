package io.sloguard.result.diagnosis;

import java.util.Objects;

/**
 * By how much a counter of the database grew while it was watched.
 *
 * @param name what it counts, with its unit where that is not the thing itself
 * @param amount by how much it grew
 */
public record Counter(String name, long amount) {

    public Counter {
        Objects.requireNonNull(name, "name");
    }
}
