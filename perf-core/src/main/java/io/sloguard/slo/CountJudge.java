package io.sloguard.slo;

import io.sloguard.result.Exceedance;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.ScenarioResult;
import io.sloguard.stats.BinomialTest;
import io.sloguard.stats.Decision;
import io.sloguard.stats.QuantileRanks;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Decides the objectives that are claims about counts: quantiles and errors by the exact binomial test, a maximum and a
 * share of zero by the count itself, because they are claims about this run alone.
 *
 * <p>Each is decided twice: as counted, and without the exceedances for which the load generator itself is to blame. If
 * the two differ, the verdict is INVALID.
 */
final class CountJudge {

    private CountJudge() {}

    static Verdict judge(ScenarioResult scenario, DeclaredObjective declared) {
        Objective objective = declared.objective();
        if (objective instanceof Objective.Errors errors) {
            return judgeErrors(scenario.counts(), declared, errors);
        }
        long threshold = objective.thresholdNanos().orElseThrow();
        return scenario.exceedance(threshold)
                .map(exceedance -> judgeLatency(scenario, declared, exceedance))
                .orElseGet(() -> Judge.noData(
                        declared, "the result has no counts for " + objective + "; it was measured for other limits"));
    }

    private static Verdict judgeLatency(ScenarioResult scenario, DeclaredObjective declared, Exceedance exceedance) {
        double allowed = declared.objective() instanceof Objective.LatencyQuantile quantile
                ? quantile.quantile().shareAbove()
                : 0;
        long n = scenario.counts().scheduled();
        VerdictState counted = decide(n, exceedance.exceeding(), allowed);
        VerdictState excused = decide(n, exceedance.exceeding() - exceedance.excusable(), allowed);
        Evidence evidence = latencyEvidence(scenario, declared.objective(), exceedance.exceeding(), allowed, counted);
        if (counted != excused) {
            String reason = "the load generator itself stood still or lagged: without the " + exceedance.excusable()
                    + " exceedances that it caused, the verdict would be " + excused;
            return new Verdict(declared, VerdictState.INVALID, evidence, reason);
        }
        String what = exceedance.exceeding() + " of " + n + " operations took longer" + failures(scenario.counts())
                + ", " + percent(allowed) + " may";
        return new Verdict(declared, counted, evidence, what);
    }

    static Verdict judgeErrors(OutcomeCounts counts, DeclaredObjective declared, Objective.Errors errors) {
        long n = counts.scheduled();
        long k = counts.errors();
        double allowed = errors.share().doubleValue();
        VerdictState state = decide(n, k, allowed);
        OptionalDouble lower = OptionalDouble.empty();
        OptionalDouble upper = OptionalDouble.empty();
        if (allowed > 0) {
            BinomialTest test = new BinomialTest(allowed, Judge.ALPHA);
            lower = OptionalDouble.of(test.lower(n, k));
            upper = OptionalDouble.of(test.upper(n, k));
        }
        Evidence evidence = new Evidence(
                n,
                OptionalLong.of(k),
                OptionalDouble.of((double) k / n),
                lower,
                upper,
                Judge.CONFIDENCE,
                moreOperations(state, n, k, allowed));
        String observed = errors.holdsFor(k, n) ? "" : "; this run itself is not " + errors.comparison() + " the limit";
        return new Verdict(declared, state, evidence, k + " of " + n + " operations did not succeed" + observed);
    }

    private static VerdictState decide(long n, long k, double allowed) {
        if (allowed == 0) {
            return k == 0 ? VerdictState.PASS : VerdictState.FAIL;
        }
        Decision decision = new BinomialTest(allowed, Judge.ALPHA).decide(n, k);
        return switch (decision) {
            case PROVEN -> VerdictState.PASS;
            case REFUTED -> VerdictState.FAIL;
            case UNDECIDED -> VerdictState.INCONCLUSIVE;
            case TOO_FEW -> VerdictState.INSUFFICIENT;
        };
    }

    private static Evidence latencyEvidence(
            ScenarioResult scenario, Objective objective, long k, double allowed, VerdictState state) {
        long n = scenario.counts().scheduled();
        OptionalDouble observed =
                OptionalDouble.of((double) scenario.latencies().response().maxNanos());
        OptionalDouble lower = OptionalDouble.empty();
        OptionalDouble upper = OptionalDouble.empty();
        if (objective instanceof Objective.LatencyQuantile latency) {
            double share = latency.quantile().share();
            QuantileRanks ranks = QuantileRanks.of(n, share, Judge.ALPHA);
            observed = OptionalDouble.of((double) scenario.quantileNanos(share));
            lower = ranks.lower().isPresent()
                    ? OptionalDouble.of(
                            (double) scenario.belowRankNanos(ranks.lower().getAsLong()))
                    : OptionalDouble.empty();
            upper = ranks.upper().isPresent()
                    ? OptionalDouble.of(
                            (double) scenario.atRankNanos(ranks.upper().getAsLong()))
                    : OptionalDouble.empty();
        }
        return new Evidence(
                n, OptionalLong.of(k), observed, lower, upper, Judge.CONFIDENCE, moreOperations(state, n, k, allowed));
    }

    private static OptionalLong moreOperations(VerdictState state, long n, long k, double allowed) {
        return state.isUndecided()
                ? new BinomialTest(allowed, Judge.ALPHA).moreTrialsToDecide(n, k)
                : OptionalLong.empty();
    }

    private static String failures(OutcomeCounts counts) {
        return counts.errors() == 0 ? "" : " or did not succeed (" + counts.errors() + ")";
    }

    private static String percent(double share) {
        return share == 0
                ? "none"
                : BigDecimal.valueOf(share)
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString() + " %";
    }
}
