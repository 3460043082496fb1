package io.sloguard.slo;

import java.util.Objects;

/**
 * An upper limit of a duration. Immutable.
 *
 * @param comparison whether a duration that equals the limit is within it
 * @param nanos the limit in nanoseconds, 0 or more; 1 or more if it must be undercut
 */
public record LatencyLimit(Comparison comparison, long nanos) {

    private static final long MICRO = 1_000L;
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;

    public LatencyLimit {
        Objects.requireNonNull(comparison, "comparison");
        if (!comparison.isUpper()) {
            throw new IllegalArgumentException("a latency has an upper limit, < or <=, not " + comparison);
        }
        if (nanos < (comparison == Comparison.LESS_THAN ? 1 : 0)) {
            throw new IllegalArgumentException("no latency is " + comparison + " " + nanos + " ns");
        }
    }

    /** Returns the greatest duration within the limit, in nanoseconds: an operation exceeds it if it took longer. */
    public long thresholdNanos() {
        return comparison == Comparison.AT_MOST ? nanos : nanos - 1;
    }

    /** Returns the limit in the unit in which it is a whole number, for example {@code <= 215ms}. */
    @Override
    public String toString() {
        return comparison + " " + duration();
    }

    private String duration() {
        if (nanos % SECOND == 0 && nanos > 0) {
            return nanos / SECOND + "s";
        }
        if (nanos % MILLI == 0) {
            return nanos / MILLI + "ms";
        }
        if (nanos % MICRO == 0) {
            return nanos / MICRO + "us";
        }
        return java.math.BigDecimal.valueOf(nanos, 3).stripTrailingZeros().toPlainString() + "us";
    }
}
