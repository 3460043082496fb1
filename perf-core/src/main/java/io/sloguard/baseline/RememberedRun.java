package io.sloguard.baseline;

import io.sloguard.baseline.BaselineEntry.Budget;
import io.sloguard.baseline.BaselineEntry.Standing;
import io.sloguard.result.BaselineKey;
import io.sloguard.result.RunFigures;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.Evidence;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.MeasurementObjective;
import io.sloguard.slo.Objective;
import io.sloguard.slo.Subject;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What of a run is worth remembering: one entry for each scenario whose load was delivered. Immutable.
 *
 * @param entries the entries, in the order of the run
 * @param remarks what is not remembered and why, and what is remembered without being a baseline, one sentence each
 */
public record RememberedRun(List<BaselineEntry> entries, List<String> remarks) {

    /** A run of which less was started than planned says nothing about the system; as when it is judged. */
    private static final double MIN_ACHIEVED_RATIO = 0.99;

    public RememberedRun {
        entries = List.copyOf(entries);
        remarks = List.copyOf(remarks);
    }

    /** Returns what to remember of a run: what held becomes a baseline, what was broken is part of the history alone. */
    public static RememberedRun of(JudgedRun run) {
        return of(run, Standing.BROKEN);
    }

    /** Returns what to remember of a run that is declared to be the new normal, whatever was decided of it. */
    public static RememberedRun accepted(JudgedRun run) {
        return of(run, Standing.ACCEPTED);
    }

    private static RememberedRun of(JudgedRun run, Standing ofBroken) {
        List<BaselineEntry> entries = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (ScenarioResult scenario : run.result().scenarios()) {
            List<Verdict> verdicts = run.judgement().of(scenario.name());
            String unusable = unusable(scenario, verdicts);
            if (!unusable.isEmpty()) {
                remarks.add(scenario.name() + " is not kept: " + unusable);
                continue;
            }
            Standing broken = isBroken(run, scenario) ? Standing.BROKEN : Standing.HELD;
            Standing standing = ofBroken == Standing.ACCEPTED ? Standing.ACCEPTED : broken;
            if (standing == Standing.BROKEN) {
                remarks.add(
                        scenario.name() + " is kept as history alone, because it was broken: no run is compared with"
                                + " it. If it is the new normal, set perf.accept");
            }
            entries.add(entry(run.result(), scenario, verdicts, standing));
        }
        return new RememberedRun(entries, remarks);
    }

    private static String unusable(ScenarioResult scenario, List<Verdict> verdicts) {
        if (scenario.error().isPresent()) {
            return scenario.error().get();
        }
        if (scenario.counts().scheduled() == 0) {
            return "no operation was planned";
        }
        if (scenario.health().achievedRatio() < MIN_ACHIEVED_RATIO) {
            return "its load was not delivered as planned";
        }
        return verdicts.stream()
                .filter(verdict -> verdict.state() == VerdictState.INVALID)
                .findFirst()
                .map(Verdict::reason)
                .orElse("");
    }

    private static boolean isBroken(JudgedRun run, ScenarioResult scenario) {
        return run.judgement().verdicts().stream()
                        .filter(verdict -> verdict.objective().about() instanceof Subject.AllScenarios
                                || verdict.objective().subject().equals(scenario.name()))
                        .anyMatch(verdict -> verdict.state() == VerdictState.FAIL)
                || run.judgement().brokenInvariants().stream()
                        .anyMatch(broken -> broken.scenario().equals(scenario.name()));
    }

    private static BaselineEntry entry(
            RunResult run, ScenarioResult scenario, List<Verdict> verdicts, Standing standing) {
        List<Budget> budgets = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            Objective objective = verdict.objective().objective();
            Evidence evidence = verdict.evidence();
            OptionalDouble allowed = allowed(objective);
            if (allowed.isPresent() && evidence.exceeding().isPresent() && evidence.operations() > 0) {
                budgets.add(new Budget(
                        objective.toString(),
                        allowed.getAsDouble(),
                        evidence.operations(),
                        evidence.exceeding().getAsLong()));
            }
        }
        return new BaselineEntry(
                standing,
                BaselineKey.of(scenario, run.environment()),
                RunFigures.of(run.runId(), run.startedAt(), run.environment().commit(), scenario),
                budgets);
    }

    /** Returns the share of operations that may break an objective; empty if it is no claim about a share. */
    private static OptionalDouble allowed(Objective objective) {
        if (objective instanceof MeasurementObjective measurement) {
            return allowed(measurement.limit());
        }
        if (objective instanceof Objective.LatencyQuantile latency) {
            return OptionalDouble.of(latency.quantile().shareAbove());
        }
        return objective instanceof Objective.Errors errors && errors.share().signum() > 0
                ? OptionalDouble.of(errors.share().doubleValue())
                : OptionalDouble.empty();
    }
}
