package io.sloguard.slo;

import io.sloguard.result.Exceedance;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.ScenarioResult;
import io.sloguard.stats.Dependence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Decides the objectives that are claims about counts: quantiles and errors by the exact binomial test, a maximum and a
 * share of zero by the count itself, because they are claims about this run alone.
 *
 * <p>Each is decided twice: as counted, and without the exceedances or errors for which the load generator itself is to
 * blame. If the two differ, the verdict is INVALID.
 */
final class CountJudge {

    private CountJudge() {}

    static Verdict judge(ScenarioResult scenario, DeclaredObjective declared) {
        Objective objective = declared.objective();
        if (objective instanceof Objective.Errors errors) {
            return judgeErrors(List.of(scenario), declared, errors);
        }
        return judgeLatency(scenario, declared, objective, "operations");
    }

    /**
     * Decides an objective on times.
     *
     * @param scenario the counts of what is limited
     * @param declared the objective
     * @param limit what it claims: a quantile or the maximum
     * @param things what is counted, in words
     */
    static Verdict judgeLatency(ScenarioResult scenario, DeclaredObjective declared, Objective limit, String things) {
        return scenario.exceedance(limit.thresholdNanos().orElseThrow())
                .map(exceedance -> judgeLatency(scenario, declared, new Limited(limit, exceedance, things)))
                .orElseGet(() -> Judge.noData(
                        declared,
                        "the result has no counts for " + declared.objective() + "; it was measured for other limits"));
    }

    /** A limit, how often it was exceeded, and by what. */
    private record Limited(Objective limit, Exceedance exceedance, String things) {}

    private static Verdict judgeLatency(ScenarioResult scenario, DeclaredObjective declared, Limited limited) {
        Exceedance exceedance = limited.exceedance();
        double allowed = limited.limit() instanceof Objective.LatencyQuantile quantile
                ? quantile.quantile().shareAbove()
                : 0;
        Dependence dependence = Clusters.ofExceedances(scenario, exceedance.thresholdNanos(), allowed);
        long n = scenario.counts().scheduled();
        CountTest counted =
                new CountTest(n, exceedance.exceeding(), allowed, dependence, ErrorBudget.of(scenario.load()));
        int index = scenario.indexOf(exceedance.thresholdNanos());
        WatchedTest test = WatchedTest.of(
                scenario, counted, allowed, block -> block.exceeding().get(index));
        Evidence evidence = latencyEvidence(scenario, limited.limit(), counted, test);
        String what = exceedance.exceeding() + " of " + n + " " + limited.things() + " took longer"
                + failures(scenario.counts()) + ", " + percent(allowed) + " may" + clusters(evidence) + test.words();
        return test.stateWithout(exceedance.excusable())
                .map(excused -> invalid(declared, evidence, exceedance.excusable() + " exceedances", excused))
                .orElseGet(() -> warned(new Verdict(declared, test.state(), evidence, what), scenario, allowed));
    }

    private static Verdict invalid(DeclaredObjective declared, Evidence evidence, String caused, VerdictState excused) {
        String reason = "the load generator itself stood still or lagged: without the " + caused
                + " that it caused, the verdict would be " + excused;
        return new Verdict(declared, VerdictState.INVALID, evidence, reason);
    }

    private static Verdict warned(Verdict verdict, ScenarioResult scenario, double allowed) {
        if (verdict.state() != VerdictState.PASS || allowed == 0) {
            return verdict;
        }
        return ShortRun.warning(scenario, allowed).map(verdict::with).orElse(verdict);
    }

    private static Evidence latencyEvidence(
            ScenarioResult scenario, Objective objective, CountTest counted, WatchedTest test) {
        if (!(objective instanceof Objective.LatencyQuantile latency)) {
            double greatest = (double) scenario.latencies().response().maxNanos();
            return test.evidence(OptionalDouble.of(greatest), OptionalDouble.empty(), OptionalDouble.empty());
        }
        double observed = (double) scenario.quantileNanos(latency.quantile().share());
        OptionalLong lower = counted.lowerRank();
        OptionalLong upper = counted.upperRank();
        return test.evidence(
                OptionalDouble.of(observed),
                lower.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of((double) scenario.belowRankNanos(lower.getAsLong())),
                upper.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of((double) scenario.atRankNanos(upper.getAsLong())));
    }

    /** Decides on the errors of scenarios that were run one after the other, taken together. */
    static Verdict judgeErrors(List<ScenarioResult> scenarios, DeclaredObjective declared, Objective.Errors errors) {
        OutcomeCounts counts =
                scenarios.stream().map(ScenarioResult::counts).reduce(OutcomeCounts.NONE, OutcomeCounts::plus);
        long n = counts.scheduled();
        long k = counts.errors();
        double allowed = errors.share().doubleValue();
        ErrorBudget budget = ErrorBudget.of(scenarios);
        CountTest counted = new CountTest(n, k, allowed, Clusters.ofErrors(scenarios), budget);
        WatchedTest test = scenarios.size() == 1
                ? WatchedTest.of(
                        scenarios.get(0),
                        counted,
                        allowed,
                        block -> block.counts().errors())
                : WatchedTest.unwatched(counted, EarlyEnding.among(scenarios));
        Evidence evidence =
                test.evidence(OptionalDouble.of((double) k / n), counted.lowerShare(), counted.upperShare());
        String observed = errors.holdsFor(k, n) ? "" : "; this run itself is not " + errors.comparison() + " the limit";
        String what = k + " of " + n + " operations did not succeed" + observed + clusters(evidence) + test.words();
        long excusable = scenarios.stream()
                .mapToLong(scenario -> scenario.health().excusableErrors())
                .sum();
        return test.stateWithout(excusable)
                .map(excused -> invalid(declared, evidence, excusable + " errors", excused))
                .orElseGet(() -> new Verdict(declared, test.state(), evidence, what));
    }

    private static String clusters(Evidence evidence) {
        return evidence.isClustered()
                ? String.format(
                        Locale.ROOT,
                        "; they come in clusters and tell as much as %.0f independent ones",
                        Math.floor(evidence.effectiveOperations().orElseThrow()))
                : "";
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
