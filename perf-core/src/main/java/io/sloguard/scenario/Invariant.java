package io.sloguard.scenario;

import java.util.Objects;

/**
 * What a scenario found about one of its invariants after the load. Immutable.
 *
 * @param name the invariant as a statement, for example {@code "the sum of all balances is unchanged"}
 * @param holds whether it holds
 * @param detail the figures that show it, for example {@code "200000000 before, 200000000 after"}
 */
public record Invariant(String name, boolean holds, String detail) {

    public Invariant {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(detail, "detail");
        if (name.isBlank()) {
            throw new IllegalArgumentException("an invariant needs a name");
        }
    }

    /** Returns the invariant that a figure did not change: it holds if {@code expected == actual}. */
    public static Invariant equal(String name, long expected, long actual) {
        return new Invariant(name, expected == actual, "expected " + expected + ", found " + actual);
    }
}
