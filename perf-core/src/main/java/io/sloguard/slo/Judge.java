package io.sloguard.slo;

import io.sloguard.result.BaselineReference;
import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides objectives from results. A pure function: the same result, from memory or from its file, gives the same
 * verdicts. Thread-safe.
 */
public final class Judge {

    /** The confidence of every decision and of each bound. */
    public static final double CONFIDENCE = 0.95;

    /** The error probability of each side. */
    static final double ALPHA = 0.05;

    /** A load of which less was started was not delivered as planned, and proves nothing. */
    static final double MIN_ACHIEVED_RATIO = 0.99;

    private Judge() {}

    /**
     * Decides every objective. All are decided, whatever becomes of the others; but what refutes one alone need not refute
     * it among many, because a run of many objectives must not be broken by chance more often than a run of one.
     */
    public static Judgement judge(RunResult result, List<DeclaredObjective> objectives) {
        List<Multiplicity.Tested> verdicts = new ArrayList<>();
        for (DeclaredObjective objective : objectives) {
            verdicts.add(new Multiplicity.Tested(judge(result, objective), budget(result, objective.about())));
        }
        return new Judgement(Multiplicity.hold(verdicts), BrokenInvariant.in(result));
    }

    /** Decides objectives from the result of their scenario, as if they were the only ones of the run. */
    public static List<Verdict> judge(ScenarioResult scenario, List<DeclaredObjective> objectives) {
        ErrorBudget budget = ErrorBudget.of(scenario.load());
        return Multiplicity.hold(objectives.stream()
                .map(objective -> new Multiplicity.Tested(judge(scenario, objective), budget))
                .toList());
    }

    /** Decides an objective of a migration from its result; what was counted decides, so that others make no difference. */
    public static Verdict judge(MigrationResult migration, DeclaredObjective objective) {
        return MigrationJudge.judge(migration, objective);
    }

    private static ErrorBudget budget(RunResult result, Subject about) {
        if (about instanceof Subject.Scenario scenario) {
            return result.scenario(scenario.name())
                    .map(measured -> ErrorBudget.of(measured.load()))
                    .orElse(ErrorBudget.WHOLE);
        }
        return about instanceof Subject.AllScenarios ? ErrorBudget.of(result.scenarios()) : ErrorBudget.WHOLE;
    }

    private static Verdict judge(RunResult result, DeclaredObjective objective) {
        if (objective.about() instanceof Subject.Scenario scenario) {
            return judgeScenario(result, objective, scenario.name());
        }
        if (objective.about() instanceof Subject.PlanGuard guard) {
            return result.queryPlan(guard.name())
                    .map(plans -> PlanJudge.judge(plans, objective))
                    .orElseGet(() -> noData(objective, "the result has no query plans of " + guard.name()));
        }
        if (objective.about() instanceof Subject.Migration migration) {
            return result.migration(migration.name())
                    .map(trials -> MigrationJudge.judge(trials, objective))
                    .orElseGet(() -> noData(objective, "the result has no migration " + migration.name()));
        }
        if (objective.about() instanceof Subject.Experiment experiment) {
            return result.experiment(experiment.name())
                    .map(pairs -> ClaimJudge.judge(pairs, objective))
                    .orElseGet(() -> noData(objective, "the result has no experiment " + experiment.name()));
        }
        return OverallJudge.judge(result.scenarios(), objective);
    }

    private static Verdict judgeScenario(RunResult result, DeclaredObjective objective, String name) {
        Optional<ScenarioResult> scenario = result.scenario(name);
        if (scenario.isEmpty()) {
            return noData(objective, "the result has no scenario " + name);
        }
        return judge(scenario.get(), objective, result.baseline(name));
    }

    /**
     * Returns the names of the scenarios that must be run afresh before it can be decided whether an objective about their
     * baseline is broken, in the order of the run. A run that was confirmed, or could not be, needs no other.
     */
    public static List<String> needFreshRun(RunResult result, List<DeclaredObjective> objectives) {
        return result.scenarios().stream()
                .filter(scenario -> scenario.error().isEmpty())
                .filter(scenario -> objectives.stream().anyMatch(one -> needsFreshRun(result, scenario, one)))
                .map(ScenarioResult::name)
                .toList();
    }

    private static boolean needsFreshRun(RunResult result, ScenarioResult scenario, DeclaredObjective declared) {
        return declared.objective() instanceof BaselineObjective objective
                && declared.subject().equals(scenario.name())
                && result.baseline(scenario.name())
                        .filter(reference -> reference.confirmation().isEmpty()
                                && reference.unconfirmed().isEmpty())
                        .filter(reference -> BaselineJudge.needsFreshRun(scenario, declared, objective, reference))
                        .isPresent();
    }

    /** Decides one objective from the result of its scenario, as if it were the only one of the run. */
    public static Verdict judge(ScenarioResult scenario, DeclaredObjective objective) {
        return judge(scenario, objective, Optional.empty());
    }

    private static Verdict judge(
            ScenarioResult scenario, DeclaredObjective objective, Optional<BaselineReference> baseline) {
        if (scenario.error().isPresent()) {
            return noData(objective, scenario.error().get());
        }
        if (scenario.counts().scheduled() == 0) {
            return noData(objective, "no operation was planned in the measured phase");
        }
        Verdict verdict = withNoise(scenario, decide(scenario, objective, baseline));
        GeneratorHealth health = scenario.health();
        if (verdict.state() == VerdictState.PASS && health.achievedRatio() < MIN_ACHIEVED_RATIO) {
            String reason = "only " + scenario.counts().started() + " of "
                    + scenario.counts().scheduled()
                    + " planned operations were started: the load was not delivered as planned";
            return new Verdict(objective, VerdictState.INVALID, verdict.evidence(), reason);
        }
        return verdict;
    }

    private static Verdict decide(
            ScenarioResult scenario, DeclaredObjective declared, Optional<BaselineReference> baseline) {
        Objective objective = declared.objective();
        if (objective instanceof BaselineObjective relative) {
            return ofPart(scenario, BaselineJudge.judge(scenario, declared, relative, baseline));
        }
        if (objective instanceof MeasurementObjective measurement) {
            return MeasurementJudge.judge(scenario, declared, measurement);
        }
        if (objective instanceof Objective.Mean mean) {
            return ofPart(scenario, BlockJudge.judgeMean(scenario, declared, mean));
        }
        if (objective instanceof Objective.Throughput throughput) {
            return ofPart(scenario, BlockJudge.judgeThroughput(scenario, declared, throughput));
        }
        return CountJudge.judge(scenario, declared);
    }

    /** What decides a latency on a noisy machine says so. */
    private static Verdict withNoise(ScenarioResult scenario, Verdict verdict) {
        boolean isDecided = verdict.state() == VerdictState.PASS || verdict.state() == VerdictState.FAIL;
        return isDecided && isOfLatency(verdict.objective().objective())
                ? NoisyMachine.warning(scenario).map(verdict::with).orElse(verdict)
                : verdict;
    }

    private static boolean isOfLatency(Objective objective) {
        return objective instanceof BaselineObjective relative
                ? relative.measured().isBetterWhenLess()
                : objective.unit() == Unit.NANOSECONDS;
    }

    private static Verdict ofPart(ScenarioResult scenario, Verdict verdict) {
        return scenario.earlyEnd().map(end -> EarlyEnding.open(verdict, end)).orElse(verdict);
    }

    static Verdict noData(DeclaredObjective objective, String reason) {
        return new Verdict(objective, VerdictState.NO_DATA, Evidence.none(), reason);
    }
}
