package io.sloguard.scenarios.tournament;

import io.sloguard.scenario.Invariant;

/**
 * From how few to how many effects are right. Immutable.
 *
 * @param least how many were confirmed before somebody looked
 * @param most how many were possible after it, {@code least} or more
 */
record Range(long least, long most) {

    Range {
        if (most < least) {
            throw new IllegalArgumentException("most " + most + " is below least " + least);
        }
    }

    boolean contains(long found) {
        return least <= found && found <= most;
    }

    /** Returns the invariant that the number found is in this range. */
    Invariant holds(String name, long found) {
        return new Invariant(name, contains(found), "expected " + this + ", found " + found);
    }

    @Override
    public String toString() {
        return least == most
                ? Long.toString(least)
                : least + " to " + most + " (" + (most - least) + " writes without an answer)";
    }
}
