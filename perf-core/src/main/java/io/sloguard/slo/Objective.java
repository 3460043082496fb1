package io.sloguard.slo;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Something that is claimed of a scenario, of the plans of a query, of a migration, or of an experiment, and can be
 * refuted, for example {@code p95 <= 215ms}. Immutable; its text form is the one of the grammar, in which it can be read back.
 */
public sealed interface Objective
        permits Objective.LatencyQuantile,
                Objective.Maximum,
                Objective.Mean,
                Objective.Errors,
                Objective.Throughput,
                BaselineObjective,
                MeasurementObjective,
                PlanObjective,
                MigrationObjective,
                Claim {

    /** Returns what is measured: {@code p95}, {@code max}, {@code errors}, ... */
    String metric();

    /** Returns the limit in {@link #unit}, the one of its evidence. */
    double limitValue();

    /** Returns in what limit and evidence are counted. */
    default Unit unit() {
        return Unit.NANOSECONDS;
    }

    /** Returns whether more than the limit breaks it, and not less. */
    default boolean isUpperLimit() {
        return true;
    }

    /** Returns the latency limit that operations are counted against, if this objective has one. */
    default OptionalLong thresholdNanos() {
        return OptionalLong.empty();
    }

    /**
     * At most the rest of all operations may exceed the limit: a claim about counts.
     *
     * @param quantile the quantile, for example 0.95
     * @param limit the limit
     */
    record LatencyQuantile(Quantile quantile, LatencyLimit limit) implements Objective {

        public LatencyQuantile {
            Objects.requireNonNull(quantile, "quantile");
            Objects.requireNonNull(limit, "limit");
        }

        @Override
        public double limitValue() {
            return (double) limit.nanos();
        }

        @Override
        public String metric() {
            return quantile.toString();
        }

        @Override
        public OptionalLong thresholdNanos() {
            return OptionalLong.of(limit.thresholdNanos());
        }

        @Override
        public String toString() {
            return metric() + " " + limit;
        }
    }

    /**
     * No operation of this run may exceed the limit.
     *
     * @param limit the limit
     */
    record Maximum(LatencyLimit limit) implements Objective {

        public Maximum {
            Objects.requireNonNull(limit, "limit");
        }

        @Override
        public double limitValue() {
            return (double) limit.nanos();
        }

        @Override
        public String metric() {
            return "max";
        }

        @Override
        public OptionalLong thresholdNanos() {
            return OptionalLong.of(limit.thresholdNanos());
        }

        @Override
        public String toString() {
            return metric() + " " + limit;
        }
    }

    /**
     * The mean response time of the successful operations is within the limit.
     *
     * @param limit the limit
     */
    record Mean(LatencyLimit limit) implements Objective {

        public Mean {
            Objects.requireNonNull(limit, "limit");
        }

        @Override
        public double limitValue() {
            return (double) limit.nanos();
        }

        @Override
        public String metric() {
            return "mean";
        }

        @Override
        public String toString() {
            return metric() + " " + limit;
        }
    }

    /**
     * The share of planned operations that did not succeed is within the limit.
     *
     * @param comparison {@code <} or {@code <=}
     * @param share the limit, from 0 to 1
     */
    record Errors(Comparison comparison, BigDecimal share) implements Objective {

        public Errors {
            if (!comparison.isUpper()) {
                throw new IllegalArgumentException("errors have an upper limit, < or <=, not " + comparison);
            }
            if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) >= 0) {
                throw new IllegalArgumentException("a share of errors is from 0 % to less than 100 %, not " + share);
            }
            if (share.signum() == 0 && comparison == Comparison.LESS_THAN) {
                throw new IllegalArgumentException("no share of errors is < 0 %; write errors <= 0%");
            }
        }

        @Override
        public double limitValue() {
            return share.doubleValue();
        }

        @Override
        public String metric() {
            return "errors";
        }

        @Override
        public Unit unit() {
            return Unit.SHARE;
        }

        /** Returns whether the observed share itself keeps the limit, compared exactly, without rounding. */
        public boolean holdsFor(long errors, long operations) {
            int sign = BigDecimal.valueOf(errors).compareTo(share.multiply(BigDecimal.valueOf(operations)));
            return comparison == Comparison.AT_MOST ? sign <= 0 : sign < 0;
        }

        @Override
        public String toString() {
            return "errors " + comparison + " "
                    + share.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
        }
    }

    /**
     * So many operations succeed per second.
     *
     * @param comparison {@code >} or {@code >=}
     * @param perSecond the limit, more than 0
     */
    record Throughput(Comparison comparison, BigDecimal perSecond) implements Objective {

        public Throughput {
            if (comparison.isUpper()) {
                throw new IllegalArgumentException("throughput has a lower limit, > or >=, not " + comparison);
            }
            if (perSecond.signum() <= 0) {
                throw new IllegalArgumentException("a throughput is more than 0/s, not " + perSecond);
            }
        }

        @Override
        public double limitValue() {
            return perSecond.doubleValue();
        }

        @Override
        public String metric() {
            return "throughput";
        }

        @Override
        public Unit unit() {
            return Unit.PER_SECOND;
        }

        @Override
        public boolean isUpperLimit() {
            return false;
        }

        @Override
        public String toString() {
            return "throughput " + comparison + " "
                    + perSecond.stripTrailingZeros().toPlainString() + "/s";
        }
    }
}
