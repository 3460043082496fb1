package io.sloguard.slo;

import io.sloguard.result.ScenarioResult;
import java.util.List;

/** Decides the objectives about all scenarios together: the share of errors over everything that was planned. */
final class OverallJudge {

    private OverallJudge() {}

    static Verdict judge(List<ScenarioResult> scenarios, DeclaredObjective declared) {
        if (!(declared.objective() instanceof Objective.Errors errors)) {
            throw new IllegalArgumentException(
                    "only errors can be judged over all scenarios, not " + declared.objective());
        }
        for (ScenarioResult scenario : scenarios) {
            if (scenario.error().isPresent()) {
                return Judge.noData(
                        declared, scenario.name() + ": " + scenario.error().get());
            }
        }
        return scenarios.stream().allMatch(scenario -> scenario.counts().scheduled() == 0)
                ? Judge.noData(declared, "no operation was planned")
                : CountJudge.judgeErrors(scenarios, declared, errors);
    }
}
