package io.sloguard.slo;

import io.sloguard.result.RunMetric;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A figure of the run keeps a factor of what it was in earlier runs under the same conditions: {@code p95 <= 1.1 *
 * baseline}. Immutable.
 *
 * @param measured the figure; not the errors, which are often none, so that no factor of them means anything
 * @param comparison an upper limit; for the throughput a lower one
 * @param factor the factor, more than 0
 */
public record BaselineObjective(RunMetric measured, Comparison comparison, BigDecimal factor) implements Objective {

    public BaselineObjective {
        Objects.requireNonNull(comparison, "comparison");
        if (measured == RunMetric.ERRORS) {
            throw new IllegalArgumentException(
                    "errors are often none, and no factor of none means anything; write for example errors < 1%");
        }
        if (comparison.isUpper() != measured.isBetterWhenLess()) {
            throw new IllegalArgumentException(
                    measured.isBetterWhenLess()
                            ? "a latency has an upper limit, < or <=, not " + comparison
                            : "throughput has a lower limit, > or >=, not " + comparison);
        }
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("a factor of the baseline is more than 0, not " + factor);
        }
        factor = factor.stripTrailingZeros();
    }

    @Override
    public String metric() {
        return measured + "-over-baseline";
    }

    @Override
    public double limitValue() {
        return factor.doubleValue();
    }

    @Override
    public Unit unit() {
        return Unit.FACTOR;
    }

    @Override
    public boolean isUpperLimit() {
        return comparison.isUpper();
    }

    /** Returns whether a ratio to the baseline keeps the limit. */
    boolean allows(double ratio) {
        double limit = limitValue();
        return switch (comparison) {
            case AT_MOST -> ratio <= limit;
            case LESS_THAN -> ratio < limit;
            case AT_LEAST -> ratio >= limit;
            case MORE_THAN -> ratio > limit;
        };
    }

    @Override
    public String toString() {
        return measured + " " + comparison + " " + factor.toPlainString() + " * baseline";
    }
}
