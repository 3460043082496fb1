package io.sloguard.slo;

import io.sloguard.result.GeneratorHealth;
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
        List<Verdict> verdicts = new ArrayList<>();
        for (DeclaredObjective objective : objectives) {
            verdicts.add(judge(result, objective));
        }
        return new Judgement(Multiplicity.hold(verdicts), BrokenInvariant.in(result));
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
        return OverallJudge.judge(result.scenarios(), objective);
    }

    private static Verdict judgeScenario(RunResult result, DeclaredObjective objective, String name) {
        Optional<ScenarioResult> scenario = result.scenario(name);
        if (scenario.isEmpty()) {
            return noData(objective, "the result has no scenario " + name);
        }
        return judge(scenario.get(), objective);
    }

    /** Decides one objective from the result of its scenario, as if it were the only one of the run. */
    public static Verdict judge(ScenarioResult scenario, DeclaredObjective objective) {
        if (scenario.error().isPresent()) {
            return noData(objective, scenario.error().get());
        }
        if (scenario.counts().scheduled() == 0) {
            return noData(objective, "no operation was planned in the measured phase");
        }
        Verdict verdict = decide(scenario, objective);
        GeneratorHealth health = scenario.health();
        if (verdict.state() == VerdictState.PASS && health.achievedRatio() < MIN_ACHIEVED_RATIO) {
            String reason = "only " + scenario.counts().started() + " of "
                    + scenario.counts().scheduled()
                    + " planned operations were started: the load was not delivered as planned";
            return new Verdict(objective, VerdictState.INVALID, verdict.evidence(), reason);
        }
        return verdict;
    }

    private static Verdict decide(ScenarioResult scenario, DeclaredObjective declared) {
        Objective objective = declared.objective();
        if (objective instanceof Objective.Mean mean) {
            return BlockJudge.judgeMean(scenario, declared, mean);
        }
        if (objective instanceof Objective.Throughput throughput) {
            return BlockJudge.judgeThroughput(scenario, declared, throughput);
        }
        return CountJudge.judge(scenario, declared);
    }

    static Verdict noData(DeclaredObjective objective, String reason) {
        return new Verdict(objective, VerdictState.NO_DATA, Evidence.none(), reason);
    }
}
