package io.sloguard.slo;

import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.ScenarioResult;
import java.util.Objects;
import java.util.Optional;

/** A figure of a run in which two variants can be compared. Immutable; its text form is the one of the grammar. */
public sealed interface ClaimMetric {

    /** Returns whether the lesser figure is the better one. */
    boolean isLessBetter();

    /** Returns the word for more of what is good: {@code faster}. */
    default String better() {
        return isLessBetter() ? "faster" : "higher";
    }

    /** Returns the word for less of what is good: {@code slower}. */
    default String worse() {
        return isLessBetter() ? "slower" : "lower";
    }

    /** Returns how many operations a run needs to show this figure. */
    long leastOperations();

    /** Returns why a measured run does not show this figure; empty if it does. */
    Optional<String> missingIn(ScenarioResult run);

    /** Returns what a run that shows this figure shows. */
    Reading in(ScenarioResult run);

    /**
     * A quantile of the response times, what did not succeed sorted behind all that did.
     *
     * @param quantile the quantile
     */
    record LatencyQuantile(Quantile quantile) implements ClaimMetric {

        /** The share of operations whose lateness is greater than the usual one. */
        private static final double BEYOND_USUAL = 0.01;

        public LatencyQuantile {
            Objects.requireNonNull(quantile, "quantile");
        }

        @Override
        public boolean isLessBetter() {
            return true;
        }

        /** With fewer, the quantile is the greatest response time, which says nothing about the system. */
        @Override
        public long leastOperations() {
            return (long) Math.ceil(Math.nextDown(1 / quantile.shareAbove()));
        }

        @Override
        public Optional<String> missingIn(ScenarioResult run) {
            OutcomeCounts counts = run.counts();
            double rank = Math.ceil(Math.nextDown(quantile.share()) * counts.scheduled());
            return rank <= counts.ok()
                    ? Optional.empty()
                    : Optional.of(quantile + " lies among the " + counts.errors() + " of " + counts.scheduled()
                            + " operations that did not succeed");
        }

        /**
         * Without the load generator's part, as many operations may have been faster as were meant to start while it stood
         * still. None took less than its service time, and 99 % no less than without the usual lateness of a free worker;
         * the tighter of these two bounds counts.
         */
        @Override
        public Reading in(ScenarioResult run) {
            double measured = Math.max(1, (double) run.quantileNanos(quantile.share()));
            double running = Math.max(0, quantile.share() - stalledShare(run));
            double service = (double) run.latencies().service().quantileNanos(running);
            double prompt = (double) run.quantileNanos(Math.max(0, running - BEYOND_USUAL))
                    - run.health().wakeupLagP99Nanos();
            return new Reading(measured, Math.min(measured, Math.max(1, Math.max(service, prompt))), measured);
        }

        @Override
        public String toString() {
            return quantile.toString();
        }
    }

    /** The mean response time of the operations that succeeded. */
    record Mean() implements ClaimMetric {

        /** A mean over fewer hides what failed. */
        private static final double LEAST_SUCCESS = 0.99;

        @Override
        public boolean isLessBetter() {
            return true;
        }

        @Override
        public long leastOperations() {
            return 1;
        }

        @Override
        public Optional<String> missingIn(ScenarioResult run) {
            OutcomeCounts counts = run.counts();
            return counts.ok() >= LEAST_SUCCESS * counts.scheduled()
                    ? Optional.empty()
                    : Optional.of("a mean of the successes would hide the " + counts.errors() + " of "
                            + counts.scheduled() + " operations that did not succeed");
        }

        /** A late start makes an operation slower by its lag, a stall by the length of the stall at most. */
        @Override
        public Reading in(ScenarioResult run) {
            long ok = run.counts().ok();
            double measured = Math.max(1, (double) run.latencies().success().sumNanos() / ok);
            double lag = (double) run.latencies().lag().sumNanos() / ok;
            double stalls = stalledShare(run) * run.health().longestStallNanos();
            return new Reading(measured, Math.max(1, measured - lag - stalls), measured);
        }

        @Override
        public String toString() {
            return "mean";
        }
    }

    /** How many operations succeed per second. */
    record Throughput() implements ClaimMetric {

        @Override
        public boolean isLessBetter() {
            return false;
        }

        @Override
        public long leastOperations() {
            return 1;
        }

        @Override
        public Optional<String> missingIn(ScenarioResult run) {
            return completions(run) > 0 ? Optional.empty() : Optional.of("no operation succeeded");
        }

        /** While the load generator stands still, nothing is started, so that the system may have done more. */
        @Override
        public Reading in(ScenarioResult run) {
            double measured = (double) completions(run) / run.blocks().size();
            double running = Math.max(1e-9, 1 - stalledShare(run));
            return new Reading(measured, measured, measured / running);
        }

        private static long completions(ScenarioResult run) {
            return run.blocks().stream().mapToLong(block -> block.completions()).sum();
        }

        @Override
        public String toString() {
            return "throughput";
        }
    }

    /** Returns an upper bound of the share of a run's time in which the load generator stood still. */
    private static double stalledShare(ScenarioResult run) {
        double nanos = (double) run.health().stalls() * run.health().longestStallNanos();
        return Math.min(1, nanos / (run.blocks().size() * 1e9));
    }
}
