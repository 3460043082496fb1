package io.sloguard.slo;

import io.sloguard.result.ExplainedPlan;
import io.sloguard.result.QueryPlanResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Decides the objectives of query plans. Every plan must keep them, so the worst one decides. An objective that the state
 * before would keep as well is vacuous: it would not notice that the guarded index is gone.
 */
final class PlanJudge {

    /** From the best to the worst. */
    private static final List<VerdictState> ORDER = List.of(
            VerdictState.PASS,
            VerdictState.INSUFFICIENT,
            VerdictState.INCONCLUSIVE,
            VerdictState.NO_DATA,
            VerdictState.FAIL);

    private PlanJudge() {}

    static Verdict judge(QueryPlanResult result, DeclaredObjective declared) {
        if (!(declared.objective() instanceof PlanObjective objective)) {
            throw new IllegalArgumentException("no objective of query plans: " + declared.objective());
        }
        if (result.error().isPresent()) {
            return Judge.noData(declared, result.error().get());
        }
        Map<ExplainedPlan, PlanFinding> findings = findings(objective, result.plans());
        VerdictState worst = worst(findings);
        if (worst == VerdictState.PASS && result.withoutBefore().isEmpty()) {
            Map<ExplainedPlan, PlanFinding> hidden = findings(
                    objective,
                    result.plans().stream().map(PlanJudge::asItWasBefore).toList());
            if (worst(hidden) == VerdictState.PASS) {
                String reason = "it would also hold " + before(result) + ": " + seen(hidden, VerdictState.PASS);
                return verdict(declared, VerdictState.VACUOUS, findings, reason);
            }
        }
        return verdict(declared, worst, findings, reason(result, worst, findings));
    }

    private static String before(QueryPlanResult result) {
        return result.hiddenIndexes().isEmpty()
                ? "in the earlier result"
                : "without " + String.join(", ", result.hiddenIndexes());
    }

    /** Returns what a bound on each side decides. */
    static VerdictState decided(boolean proven, boolean refuted) {
        if (proven) {
            return VerdictState.PASS;
        }
        return refuted ? VerdictState.FAIL : VerdictState.INCONCLUSIVE;
    }

    private static Map<ExplainedPlan, PlanFinding> findings(PlanObjective objective, List<ExplainedPlan> plans) {
        Map<ExplainedPlan, PlanFinding> findings = new LinkedHashMap<>();
        plans.forEach(plan -> findings.put(plan, objective.finding(plan)));
        return findings;
    }

    private static ExplainedPlan asItWasBefore(ExplainedPlan plan) {
        return new ExplainedPlan(plan.binding(), plan.kind(), plan.before().orElseThrow(), plan.before());
    }

    private static VerdictState worst(Map<ExplainedPlan, PlanFinding> findings) {
        int worst = findings.values().stream()
                .mapToInt(finding -> ORDER.indexOf(finding.state()))
                .max()
                .orElseThrow();
        return ORDER.get(worst);
    }

    private static String reason(QueryPlanResult result, VerdictState worst, Map<ExplainedPlan, PlanFinding> findings) {
        String untried = result.withoutBefore()
                .map(why -> "; not tried without the index: " + why)
                .orElse("");
        if (worst == VerdictState.PASS) {
            return (findings.size() == 1 ? "in its plan" : "in each of " + findings.size() + " plans") + untried;
        }
        return seen(findings, worst) + (worst == VerdictState.NO_DATA ? untried : "");
    }

    /** Returns what the plans of one state show; those that show the same together. */
    private static String seen(Map<ExplainedPlan, PlanFinding> findings, VerdictState state) {
        Map<String, List<String>> plansByDetail = new LinkedHashMap<>();
        findings.forEach((plan, finding) -> {
            if (finding.state() == state) {
                plansByDetail
                        .computeIfAbsent(finding.detail(), detail -> new ArrayList<>())
                        .add(plan.binding() + " " + plan.kind().name().toLowerCase(Locale.ROOT));
            }
        });
        return plansByDetail.entrySet().stream()
                .map(seen -> String.join(", ", seen.getValue()) + ": " + seen.getKey())
                .collect(Collectors.joining("; "));
    }

    /** The evidence is that of the worst plan, of equally bad ones that furthest on the wrong side. */
    private static Verdict verdict(
            DeclaredObjective declared, VerdictState state, Map<ExplainedPlan, PlanFinding> findings, String reason) {
        VerdictState worst = worst(findings);
        int wrongSide = declared.objective().isUpperLimit() ? 1 : -1;
        PlanFinding shown = findings.values().stream()
                .filter(finding -> finding.state() == worst)
                .max(Comparator.comparingDouble(
                        finding -> wrongSide * finding.observed().orElse(0)))
                .orElseThrow();
        long executions =
                findings.keySet().stream().mapToLong(plan -> plan.now().size()).sum();
        Evidence evidence = new Evidence(
                executions,
                OptionalLong.empty(),
                shown.observed(),
                shown.lower(),
                shown.upper(),
                Judge.CONFIDENCE,
                OptionalLong.empty());
        return new Verdict(declared, state, evidence, reason);
    }
}
