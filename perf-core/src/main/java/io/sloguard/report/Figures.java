package io.sloguard.report;

import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Evidence;
import io.sloguard.slo.Objective;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/** How figures are written: three significant digits, milliseconds for latencies, per cent for shares. */
public final class Figures {

    private static final double MILLI_NANOS = 1e6;

    private Figures() {}

    /** Returns nanoseconds as milliseconds with three significant digits, without the unit: {@code 215}, {@code 0.84}. */
    public static String millis(long nanos) {
        return significant(nanos / MILLI_NANOS, RoundingMode.HALF_EVEN);
    }

    /** Returns a share as per cent with its unit: {@code 0.52 %}. */
    public static String percent(double share) {
        return significant(share * 100, RoundingMode.HALF_EVEN) + " %";
    }

    /** Returns a whole number with separators of thousands: {@code 7,200}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Returns a number of things in words: {@code 1 stall}, {@code 7,200 stalls}. */
    public static String counted(long count, String thing) {
        return count(count) + " " + thing + (count == 1 ? "" : "s");
    }

    /** Returns a duration in words: {@code 850 ms}, {@code 12.5 s}, {@code 1 min}, {@code 4 min 51 s}. */
    public static String duration(Duration duration) {
        if (duration.toMillis() < 1000) {
            return significant(duration.toNanos() / MILLI_NANOS, RoundingMode.HALF_EVEN) + " ms";
        }
        if (duration.toSeconds() < 60) {
            return significant(duration.toMillis() / 1000.0, RoundingMode.HALF_EVEN) + " s";
        }
        int seconds = duration.toSecondsPart();
        return duration.toMinutes() + " min" + (seconds == 0 ? "" : " " + seconds + " s");
    }

    /**
     * Returns whether a percentile of so many values says more than the greatest of them: whether at least one of them
     * lies above it.
     *
     * @param quantile from 0 to 1
     */
    public static boolean isResolved(double quantile, long count) {
        return count - Math.ceil(Math.nextDown(quantile) * count) >= 1;
    }

    /**
     * Returns the observed value of an objective with its unit, rounded away from the limit, so that a value beyond it
     * never reads like the limit itself; a dash if there is none.
     */
    public static String observed(DeclaredObjective declared, Evidence evidence) {
        if (evidence.observed().isEmpty()) {
            return "-";
        }
        double observed = evidence.observed().getAsDouble();
        return value(
                declared.objective(), observed, awayFrom(declared.objective().limitValue(), observed));
    }

    private static RoundingMode awayFrom(double limit, double observed) {
        return observed > limit ? RoundingMode.UP : RoundingMode.DOWN;
    }

    /** Returns the bounds of an objective as {@code [229, 242]}; a dash stands for a bound that there is not. */
    public static String bounds(DeclaredObjective declared, Evidence evidence) {
        if (evidence.lower().isEmpty() && evidence.upper().isEmpty()) {
            return "";
        }
        return "[" + bound(declared, evidence.lower(), RoundingMode.DOWN) + ", "
                + bound(declared, evidence.upper(), RoundingMode.UP) + "]";
    }

    /** Returns what the bounds are called: {@code 95 % bounds}, or {@code bounds} if they are certain. */
    static String boundsName(Evidence evidence) {
        return evidence.confidence() < 1 ? percent(evidence.confidence()) + " bounds" : "bounds";
    }

    private static String bound(DeclaredObjective declared, OptionalDouble bound, RoundingMode rounding) {
        return bound.isEmpty() ? "-" : bare(declared.objective(), Math.max(0, bound.getAsDouble()), rounding);
    }

    private static String value(Objective objective, double value, RoundingMode rounding) {
        String bare = bare(objective, value, rounding);
        return switch (objective.unit()) {
            case NANOSECONDS -> bare + " ms";
            case SHARE -> bare + " %";
            case PER_SECOND -> bare + "/s";
            case BUFFERS -> bare + " buffers";
            case SCANS -> value == 1 ? "1 scan" : bare + " scans";
            case INDEXES -> value == 1 ? "1 index" : bare + " indexes";
            case FACTOR -> bare + "x";
        };
    }

    private static String bare(Objective objective, double value, RoundingMode rounding) {
        return switch (objective.unit()) {
            case NANOSECONDS -> significant(value / MILLI_NANOS, rounding);
            case SHARE -> significant(value * 100, rounding);
            case PER_SECOND, BUFFERS, SCANS, INDEXES, FACTOR -> significant(value, rounding);
        };
    }

    /** Three significant digits, but no digit of a whole part is lost. */
    private static String significant(double value, RoundingMode rounding) {
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        int wholeDigits = exact.precision() - exact.scale();
        int decimals = Math.max(0, 3 - wholeDigits);
        BigDecimal rounded = exact.setScale(decimals, rounding).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded).toPlainString();
    }
}
