package io.sloguard.report.html;

import io.sloguard.report.Urgency;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Invariant;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Subject;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.util.Comparator;
import java.util.List;

/**
 * A scenario and what was decided about it.
 *
 * @param scenario its result
 * @param verdicts the verdicts about it, in the order of the plan
 * @param anchor its place in the page
 */
record Standing(ScenarioResult scenario, List<Verdict> verdicts, String anchor) {

    /** Returns the scenarios of a run: what is broken first, what held last, else in the order of the plan. */
    static List<Standing> of(JudgedRun run, Anchors anchors) {
        return run.result().scenarios().stream()
                .map(scenario -> new Standing(
                        scenario, verdicts(run, new Subject.Scenario(scenario.name())), anchors.of(scenario.name())))
                .sorted(Comparator.comparing(Standing::state, Urgency.MOST_FIRST))
                .toList();
    }

    /** Returns the verdicts about a subject, in the order of the plan. */
    private static List<Verdict> verdicts(JudgedRun run, Subject subject) {
        return run.judgement().verdicts().stream()
                .filter(verdict -> verdict.objective().about().equals(subject))
                .toList();
    }

    /** Returns the most urgent of its verdicts; a broken invariant is as urgent as a broken objective. */
    VerdictState state() {
        if (scenario.observations().invariants().stream().anyMatch(invariant -> !invariant.holds())) {
            return VerdictState.FAIL;
        }
        return Urgency.most(verdicts);
    }

    /** Returns the invariants that do not hold, then those that do. */
    List<Invariant> invariants() {
        return scenario.observations().invariants().stream()
                .sorted(Comparator.comparing(Invariant::holds))
                .toList();
    }
}
