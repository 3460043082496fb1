package io.sloguard.slo;

import io.sloguard.result.RunMetric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads objectives. The grammar:
 *
 * <pre>
 * objective  = [ measurement ] metric comparison limit
 * metric     = "p50" | "p75" | "p90" | "p95" | "p99" | "p99.9" | "max" | "mean" | "errors" | "throughput"
 * measurement = the name under which operations record a further duration; its metrics are p50 to p99.9, max and mean
 * comparison = "&lt;=" | "&lt;"            for throughput: "&gt;=" | "&gt;"
 * limit      = number unit | number "*" "baseline"
 * unit       = "us" | "ms" | "s"     for errors: "%"    for throughput: "/s"
 * number     = digits [ "." digits ]
 * </pre>
 *
 * <p>Blanks may stand between the parts. Everything else is refused, with what is accepted.
 */
public final class ObjectiveParser {

    private static final Pattern SHAPE =
            Pattern.compile("\\s*(?:([^<>=]*[^<>=\\s])\\s+)?(\\S+?)\\s*(<=|>=|<|>)\\s*([^\\s=].*?)\\s*");
    private static final Pattern LIMIT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,12})?)\\s*(us|ms|s|%|/s)");
    private static final Pattern RELATIVE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s*\\*\\s*baseline");
    private static final Map<String, Quantile> QUANTILES = Map.of(
            "p50", new Quantile(0.5),
            "p75", new Quantile(0.75),
            "p90", new Quantile(0.9),
            "p95", new Quantile(0.95),
            "p99", new Quantile(0.99),
            "p99.9", new Quantile(0.999));
    private static final Map<String, Integer> UNIT_DIGITS = Map.of("us", 3, "ms", 6, "s", 9);
    private static final List<String> METRICS =
            List.of("p50", "p75", "p90", "p95", "p99", "p99.9", "max", "mean", "errors", "throughput");
    private static final String EXAMPLES = "for example p95 <= 215ms, errors < 1% or throughput >= 95/s";

    private ObjectiveParser() {}

    /**
     * Returns the objective that the text states.
     *
     * @throws IllegalArgumentException if it is not in the grammar; the message says what is accepted
     */
    public static Objective parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw refused(text, "an objective is a metric, a comparison and a limit, " + EXAMPLES);
        }
        Objective objective = parse(text, shape);
        String measurement = shape.group(1);
        try {
            return measurement == null ? objective : new MeasurementObjective(measurement, objective);
        } catch (IllegalArgumentException impossible) {
            throw refused(text, String.valueOf(impossible.getMessage()));
        }
    }

    private static Objective parse(String text, Matcher shape) {
        String metric = shape.group(2);
        Comparison comparison = comparison(shape.group(3));
        if (!METRICS.contains(metric)) {
            throw refused(text, "unknown metric \"" + metric + "\"; accepted are " + String.join(" ", METRICS));
        }
        Matcher relative = RELATIVE.matcher(shape.group(4));
        if (relative.matches()) {
            return relative(text, metric, comparison, new BigDecimal(relative.group(1)));
        }
        if (shape.group(4).contains("baseline")) {
            throw refused(
                    text,
                    "a limit by the baseline is a factor, for example 1.1 * baseline, not \"" + shape.group(4) + "\"");
        }
        Matcher limit = LIMIT.matcher(shape.group(4));
        if (!limit.matches()) {
            throw refused(
                    text,
                    "a limit is a number with its unit, " + accepted(metric) + ", not \"" + shape.group(4) + "\"");
        }
        return objective(text, metric, comparison, new BigDecimal(limit.group(1)), limit.group(2));
    }

    private static Objective relative(String text, String metric, Comparison comparison, BigDecimal factor) {
        RunMetric measured = RunMetric.of(metric)
                .orElseThrow(() -> refused(
                        text,
                        "a maximum is a fact about one run, and no factor of another one's; write for example " + metric
                                + " <= 2s"));
        try {
            return new BaselineObjective(measured, comparison, factor);
        } catch (IllegalArgumentException impossible) {
            throw refused(text, String.valueOf(impossible.getMessage()));
        }
    }

    private static Objective objective(
            String text, String metric, Comparison comparison, BigDecimal number, String unit) {
        boolean unitFits = switch (metric) {
            case "errors" -> unit.equals("%");
            case "throughput" -> unit.equals("/s");
            default -> UNIT_DIGITS.containsKey(unit);
        };
        if (!unitFits) {
            throw refused(text, metric + " is limited " + accepted(metric) + ", not in " + unit);
        }
        try {
            return switch (metric) {
                case "errors" -> new Objective.Errors(comparison, number.movePointLeft(2));
                case "throughput" -> new Objective.Throughput(comparison, number);
                case "max" -> new Objective.Maximum(latency(comparison, number, unit));
                case "mean" -> new Objective.Mean(latency(comparison, number, unit));
                default -> new Objective.LatencyQuantile(quantile(metric), latency(comparison, number, unit));
            };
        } catch (IllegalArgumentException | ArithmeticException impossible) {
            throw refused(text, String.valueOf(impossible.getMessage()));
        }
    }

    private static Quantile quantile(String metric) {
        Quantile quantile = QUANTILES.get(metric);
        if (quantile == null) {
            throw new IllegalArgumentException("unknown metric " + metric);
        }
        return quantile;
    }

    static LatencyLimit latency(Comparison comparison, BigDecimal number, String unit) {
        int digits = UNIT_DIGITS.getOrDefault(unit, 0);
        try {
            return new LatencyLimit(comparison, number.movePointRight(digits).longValueExact());
        } catch (ArithmeticException tooFine) {
            throw new IllegalArgumentException("limits are whole nanoseconds", tooFine);
        }
    }

    static Comparison comparison(String symbol) {
        return switch (symbol) {
            case "<=" -> Comparison.AT_MOST;
            case "<" -> Comparison.LESS_THAN;
            case ">=" -> Comparison.AT_LEAST;
            default -> Comparison.MORE_THAN;
        };
    }

    private static String accepted(String metric) {
        return switch (metric) {
            case "errors" -> "in %";
            case "throughput" -> "in /s";
            default -> "in us, ms or s";
        };
    }

    private static IllegalArgumentException refused(String text, String why) {
        return new IllegalArgumentException("objective \"" + text + "\": " + why);
    }
}
