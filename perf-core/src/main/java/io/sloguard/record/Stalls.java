package io.sloguard.record;

import java.util.Arrays;

/**
 * The times at which the load generator itself stood still, in nanoseconds after the start of a phase: ascending, not
 * overlapping. Immutable.
 */
public final class Stalls {

    /** No stall. */
    public static final Stalls NONE = new Stalls(new long[0], new long[0]);

    private final long[] fromNanos;
    private final long[] toNanos;

    private Stalls(long[] fromNanos, long[] toNanos) {
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
    }

    /**
     * Returns the stalls with the given starts and ends.
     *
     * @throws IllegalArgumentException if they are not ascending and free of overlap
     */
    public static Stalls of(long[] fromNanos, long[] toNanos) {
        for (int i = 0; i < fromNanos.length; i++) {
            if (toNanos[i] < fromNanos[i] || (i > 0 && fromNanos[i] < toNanos[i - 1])) {
                throw new IllegalArgumentException("stall " + i + " is out of order");
            }
        }
        return new Stalls(fromNanos.clone(), toNanos.clone());
    }

    /** Returns how many stalls there were. */
    public int count() {
        return fromNanos.length;
    }

    /**
     * Returns when a stall started.
     *
     * @param index from 0 to {@link #count} - 1
     */
    public long fromNanos(int index) {
        return fromNanos[index];
    }

    /**
     * Returns when a stall ended.
     *
     * @param index from 0 to {@link #count} - 1
     */
    public long toNanos(int index) {
        return toNanos[index];
    }

    /** Returns the first stall that ends after a moment; {@link #count} if there is none. O(log s). */
    public int firstEndingAfter(long nanos) {
        int found = Arrays.binarySearch(toNanos, nanos);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Returns the longest of them, in nanoseconds; 0 if there was none. */
    public long longestNanos() {
        long longest = 0;
        for (int i = 0; i < fromNanos.length; i++) {
            longest = Math.max(longest, toNanos[i] - fromNanos[i]);
        }
        return longest;
    }

    /** Returns for how long the generator stood still within a span of time, in nanoseconds. O(log s + hits). */
    public long overlapNanos(long spanFromNanos, long spanToNanos) {
        int found = Arrays.binarySearch(toNanos, spanFromNanos);
        long overlap = 0;
        for (int i = found >= 0 ? found : -found - 1; i < fromNanos.length && fromNanos[i] < spanToNanos; i++) {
            overlap += Math.max(0, Math.min(toNanos[i], spanToNanos) - Math.max(fromNanos[i], spanFromNanos));
        }
        return overlap;
    }
}
