package io.sloguard.slo;

import java.math.BigDecimal;

/**
 * A share of a distribution, from 0 to 1: 0.95 for the 95th percentile. Immutable.
 *
 * @param share the share, more than 0 and less than 1
 */
public record Quantile(double share) {

    public Quantile {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("a quantile lies between 0 and 1, not at " + share);
        }
    }

    /** Returns the share of values that may lie above: 0.05 for the 95th percentile, free of rounding noise. */
    public double shareAbove() {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(share)).doubleValue();
    }

    /** Returns the usual name, for example {@code p95} or {@code p99.9}. */
    @Override
    public String toString() {
        return "p"
                + BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
