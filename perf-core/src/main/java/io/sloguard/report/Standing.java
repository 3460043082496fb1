package io.sloguard.report;

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

    /** The states from what needs attention most to what needs none. */
    private static final List<VerdictState> BY_URGENCY = List.of(
            VerdictState.FAIL,
            VerdictState.INVALID,
            VerdictState.NO_DATA,
            VerdictState.VACUOUS,
            VerdictState.INCONCLUSIVE,
            VerdictState.INSUFFICIENT,
            VerdictState.PASS);

    /** Returns the scenarios of a run: what is broken first, what held last, else in the order of the plan. */
    static List<Standing> of(JudgedRun run, Anchors anchors) {
        return run.result().scenarios().stream()
                .map(scenario -> new Standing(
                        scenario, verdicts(run, new Subject.Scenario(scenario.name())), anchors.of(scenario.name())))
                .sorted(Comparator.comparingInt(standing -> urgency(standing.state())))
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
        return mostUrgent(verdicts);
    }

    /** Returns the most urgent of some verdicts; without any, nothing is known. */
    static VerdictState mostUrgent(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(Verdict::state)
                .min(Comparator.comparingInt(Standing::urgency))
                .orElse(VerdictState.NO_DATA);
    }

    /** Returns the invariants that do not hold, then those that do. */
    List<Invariant> invariants() {
        return scenario.observations().invariants().stream()
                .sorted(Comparator.comparing(Invariant::holds))
                .toList();
    }

    private static int urgency(VerdictState state) {
        return BY_URGENCY.indexOf(state);
    }
}
