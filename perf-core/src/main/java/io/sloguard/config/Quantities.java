package io.sloguard.config;

import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads durations ({@code 500ms}, {@code 15s}, {@code 2m}, {@code 1h}), rates ({@code 100/s}, {@code 90/min}, {@code
 * 0.5/s}), ramps ({@code 10/s -> 100/s}) and whole numbers. Everything else is an {@link IllegalArgumentException} that
 * says what is accepted.
 */
public final class Quantities {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(ms|s|m|h)");
    private static final Pattern RATE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*/\\s*(s|min|h)");
    private static final Pattern COUNT = Pattern.compile("\\d{1,12}");
    private static final Map<String, Long> DURATION_NANOS =
            Map.of("ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);
    private static final Map<String, Long> PERIOD_NANOS =
            Map.of("s", 1_000_000_000L, "min", 60_000_000_000L, "h", 3_600_000_000_000L);

    private Quantities() {}

    /**
     * Returns a duration as plans write it, for example {@code 500ms}, {@code 15s}, {@code 2m} or {@code 1h}.
     *
     * @throws IllegalArgumentException if the text is not a duration; the message says what is accepted
     */
    public static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a duration is a number and ms, s, m or h, for example 15s, not \"" + text + "\"");
        }
        BigDecimal nanos = new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(DURATION_NANOS.getOrDefault(matcher.group(2), 0L)));
        try {
            return Duration.ofNanos(nanos.longValueExact());
        } catch (ArithmeticException inexact) {
            throw new IllegalArgumentException(
                    "a duration is a whole number of nanoseconds and at most 292 years, not \"" + text + "\"", inexact);
        }
    }

    /** Returns a duration that is more than zero. */
    static Duration positive(String text) {
        Duration duration = duration(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("more than 0s, not \"" + text + "\"");
        }
        return duration;
    }

    static Rate rate(String text) {
        Matcher matcher = RATE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a rate is a number per s, min or h, for example 100/s, not \"" + text + "\"");
        }
        BigDecimal number = new BigDecimal(matcher.group(1)).stripTrailingZeros();
        int digits = Math.max(0, number.scale());
        long operations = number.movePointRight(digits).longValueExact();
        long period = PERIOD_NANOS.getOrDefault(matcher.group(2), 0L)
                * BigDecimal.TEN.pow(digits).longValueExact();
        return new Rate(operations, period);
    }

    static RateProfile profile(String text) {
        int arrow = text.indexOf("->");
        if (arrow >= 0) {
            return new RateProfile.Ramp(
                    rate(text.substring(0, arrow).strip()),
                    rate(text.substring(arrow + 2).strip()));
        }
        return new RateProfile.Constant(rate(text));
    }

    static long count(String text) {
        if (!COUNT.matcher(text).matches()) {
            throw new IllegalArgumentException("a whole number, 0 or more, not \"" + text + "\"");
        }
        return Long.parseLong(text);
    }

    static long positiveCount(String text) {
        if (!COUNT.matcher(text).matches() || Long.parseLong(text) == 0) {
            throw new IllegalArgumentException("a whole number, 1 or more, not \"" + text + "\"");
        }
        return Long.parseLong(text);
    }

    static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notWhole) {
            throw new IllegalArgumentException("a seed is a whole number, not \"" + text + "\"", notWhole);
        }
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false, not \"" + text + "\"");
        };
    }
}
