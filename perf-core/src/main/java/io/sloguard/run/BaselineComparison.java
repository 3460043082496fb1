package io.sloguard.run;

import io.sloguard.baseline.BaselineHistory;
import io.sloguard.config.Plan;
import io.sloguard.config.PlannedScenario;
import io.sloguard.result.BaselineKey;
import io.sloguard.result.BaselineReference;
import io.sloguard.result.RunFigures;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.BaselineObjective;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Judge;
import io.sloguard.target.TargetException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays the earlier runs of each scenario beside its result, and runs a scenario once more that seems to have become worse:
 * on a target that is opened anew, because a second run in the same surroundings would repeat their noise.
 */
final class BaselineComparison {

    private final Plan plan;
    private final RunListener listener;

    BaselineComparison(Plan plan, RunListener listener) {
        this.plan = plan;
        this.listener = listener;
    }

    /** Runs a scenario on a fresh target. */
    interface FreshRun {

        ScenarioResult run(PlannedScenario scenario) throws InterruptedException;
    }

    /** Returns the result with what it is compared with: every scenario with an objective about its baseline. */
    static RunResult compare(Plan plan, RunResult result, BaselineHistory history) {
        List<BaselineReference> references = new ArrayList<>();
        for (PlannedScenario planned : plan.scenarios()) {
            if (planned.objectives().stream().anyMatch(BaselineComparison::isRelative)) {
                result.scenario(planned.name())
                        .map(scenario -> BaselineKey.of(scenario, result.environment()))
                        .map(key -> new BaselineReference(key, history.reference(key, result.startedAt())))
                        .ifPresent(references::add);
            }
        }
        return result.comparedWith(references);
    }

    private static boolean isRelative(DeclaredObjective declared) {
        return declared.objective() instanceof BaselineObjective;
    }

    /** Returns the result with a fresh run of each scenario that would be broken if it says the same. */
    RunResult confirm(RunResult result, FreshRun fresh) throws InterruptedException {
        List<String> names = Judge.needFreshRun(result, plan.objectives());
        List<BaselineReference> references = new ArrayList<>();
        for (BaselineReference reference : result.baselines()) {
            Optional<PlannedScenario> again = plan.scenarios().stream()
                    .filter(scenario -> scenario.name().equals(reference.key().scenario()))
                    .filter(scenario -> names.contains(scenario.name()))
                    .findFirst();
            references.add(again.isEmpty() ? reference : confirmed(reference, again.get(), result, fresh));
        }
        return result.comparedWith(references);
    }

    private BaselineReference confirmed(
            BaselineReference reference, PlannedScenario scenario, RunResult result, FreshRun fresh)
            throws InterruptedException {
        listener.confirmationStarts(scenario);
        Instant startedAt = Instant.now();
        ScenarioResult again;
        try {
            again = fresh.run(scenario);
        } catch (TargetException unavailable) {
            return reference.notConfirmed(String.valueOf(unavailable.getMessage()));
        }
        Optional<String> why = again.error().isPresent()
                ? again.error()
                : Optional.of("nothing was planned")
                        .filter(any -> again.counts().scheduled() == 0);
        return why.map(reference::notConfirmed)
                .orElseGet(() -> reference.confirmedBy(RunFigures.of(
                        result.runId() + "+", startedAt, result.environment().commit(), again)));
    }
}
