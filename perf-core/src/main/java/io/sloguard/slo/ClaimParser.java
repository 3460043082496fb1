package io.sloguard.slo;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads claims about experiments. The grammar:
 *
 * <pre>
 * claim  = "b is at least" number "%" ( "faster" | "higher" ) "at" metric
 *        | "b is not more than" number "%" ( "slower" | "lower" ) "at" metric
 * metric = "p50" | "p75" | "p90" | "p95" | "p99" | "p99.9" | "mean"     faster, slower
 *        | "throughput"                                                higher, lower
 * number = digits [ "." digits ]
 * </pre>
 *
 * <p>Per cent are always of what variant a shows. Everything else is refused, with what is accepted.
 */
public final class ClaimParser {

    private static final Pattern SHAPE =
            Pattern.compile("b\\s+is\\s+(at\\s+least|not\\s+more\\s+than)\\s+(\\S+?)\\s*%\\s+"
                    + "(faster|slower|higher|lower)\\s+at\\s+(\\S+)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}(?:\\.\\d{1,6})?");
    private static final Map<String, ClaimMetric> METRICS = metrics();
    private static final String ACCEPTED =
            "accepted are \"b is at least 30% faster at p95\" and \"b is not more than 5%"
                    + " slower at p99\", for throughput higher and lower";

    private ClaimParser() {}

    private static Map<String, ClaimMetric> metrics() {
        Map<String, ClaimMetric> metrics = new LinkedHashMap<>();
        for (double share : new double[] {0.5, 0.75, 0.9, 0.95, 0.99, 0.999}) {
            Quantile quantile = new Quantile(share);
            metrics.put(quantile.toString(), new ClaimMetric.LatencyQuantile(quantile));
        }
        metrics.put("mean", new ClaimMetric.Mean());
        metrics.put("throughput", new ClaimMetric.Throughput());
        return metrics;
    }

    /**
     * Returns the claim that the text makes.
     *
     * @throws IllegalArgumentException if it is not in the grammar; the message says what is accepted
     */
    public static Claim parse(String text) {
        try {
            return claim(text.strip());
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("claim \"" + text + "\": " + refused.getMessage(), refused);
        }
    }

    private static Claim claim(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new IllegalArgumentException("no claim about an experiment; " + ACCEPTED);
        }
        ClaimMetric metric = METRICS.get(shape.group(4));
        if (metric == null) {
            throw new IllegalArgumentException(
                    "unknown metric \"" + shape.group(4) + "\"; accepted are " + String.join(" ", METRICS.keySet()));
        }
        if (!NUMBER.matcher(shape.group(2)).matches()) {
            throw new IllegalArgumentException(
                    "a claim is by a number of per cent, for example 30%, not \"" + shape.group(2) + "%\"");
        }
        Claim.Promise promise =
                shape.group(1).startsWith("at") ? Claim.Promise.AT_LEAST_BETTER : Claim.Promise.NOT_MORE_WORSE;
        String word = promise == Claim.Promise.AT_LEAST_BETTER ? metric.better() : metric.worse();
        if (!shape.group(3).equals(word)) {
            throw new IllegalArgumentException(metric + " is " + shape.group(1).replaceAll("\\s+", " ") + " N% " + word
                    + ", not " + shape.group(3));
        }
        return new Claim(promise, new BigDecimal(shape.group(2)), metric);
    }
}
