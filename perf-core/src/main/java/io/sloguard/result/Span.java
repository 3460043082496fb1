package io.sloguard.result;

/**
 * A stretch of time within a measured phase.
 *
 * @param fromNanos its start, in nanoseconds after that of the phase
 * @param toNanos its end likewise, not before its start
 */
public record Span(long fromNanos, long toNanos) {

    public Span {
        if (toNanos < fromNanos) {
            throw new IllegalArgumentException("a span ends at " + toNanos + ", before its start at " + fromNanos);
        }
    }

    /** Returns how long it is, in nanoseconds. */
    public long nanos() {
        return toNanos - fromNanos;
    }

    /** Returns whether both have a moment in common; their ends belong to them. */
    public boolean overlaps(Span other) {
        return fromNanos <= other.toNanos && other.fromNanos <= toNanos;
    }
}
