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

    /** Decides every objective, whatever became of the others. */
    public static Judgement judge(RunResult result, List<DeclaredObjective> objectives) {
        List<Verdict> verdicts = new ArrayList<>();
        for (DeclaredObjective objective : objectives) {
            verdicts.add(
                    objective.about() instanceof Subject.Scenario scenario
                            ? judgeScenario(result, objective, scenario.name())
                            : OverallJudge.judge(result.scenarios(), objective));
        }
        return new Judgement(verdicts, BrokenInvariant.in(result));
    }

    private static Verdict judgeScenario(RunResult result, DeclaredObjective objective, String name) {
        Optional<ScenarioResult> scenario = result.scenario(name);
        if (scenario.isEmpty()) {
            return noData(objective, "the result has no scenario " + name);
        }
        return judge(scenario.get(), objective);
    }

    /** Decides one objective from the result of its scenario. */
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
