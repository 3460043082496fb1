package io.sloguard.result;

import java.util.Objects;

/**
 * The failures of one kind.
 *
 * @param kind the kind: what the scenario named, or the exception's type and SQLSTATE
 * @param count how many, at least 1
 * @param sample the message of one of them
 */
public record FailureGroup(String kind, long count, String sample) {

    public FailureGroup {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(sample, "sample");
        if (count < 1) {
            throw new IllegalArgumentException("a group of failures has at least one, not " + count);
        }
    }

    /** Returns both groups of the same kind taken together, with the sample of this one. */
    public FailureGroup plus(FailureGroup other) {
        if (!kind.equals(other.kind)) {
            throw new IllegalArgumentException("kinds differ: " + kind + " and " + other.kind);
        }
        return new FailureGroup(kind, count + other.count, sample);
    }
}
