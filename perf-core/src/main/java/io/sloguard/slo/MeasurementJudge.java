package io.sloguard.slo;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.result.Block;
import io.sloguard.result.EarlyEnd;
import io.sloguard.result.Latencies;
import io.sloguard.result.MeasurementCounts;
import io.sloguard.result.Observations;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.ScenarioResult;
import java.util.Optional;
import java.util.Set;

/**
 * Decides the objectives about further durations that operations record. Their values are judged as operations are: by exact
 * counts, for as many independent ones as they are worth, and without what the load generator itself is to blame for.
 */
final class MeasurementJudge {

    private MeasurementJudge() {}

    static Verdict judge(ScenarioResult scenario, DeclaredObjective declared, MeasurementObjective objective) {
        String name = objective.measurement();
        Optional<MeasurementCounts> counts = scenario.observations().counted(name);
        if (scenario.observations()
                .measurements()
                .getOrDefault(name, LatencyHistogram.EMPTY)
                .isEmpty()) {
            return Judge.noData(declared, "no operation recorded " + name + others(scenario));
        }
        if (counts.isEmpty()) {
            return Judge.noData(declared, "the result has no exact counts of " + name + "; it was measured without");
        }
        ScenarioResult values = asOperations(scenario, counts.get());
        if (objective.limit() instanceof Objective.Mean mean) {
            Verdict verdict = BlockJudge.judgeMean(values, declared, mean);
            return values.earlyEnd().map(end -> EarlyEnding.open(verdict, end)).orElse(verdict);
        }
        return CountJudge.judgeLatency(values, declared, objective.limit(), "values of " + name);
    }

    private static String others(ScenarioResult scenario) {
        Set<String> recorded = scenario.observations().measurements().keySet();
        return recorded.isEmpty() ? ", nor anything else" : "; recorded were " + String.join(", ", recorded);
    }

    /** Returns the values as if each were an operation of a scenario of their own. */
    private static ScenarioResult asOperations(ScenarioResult scenario, MeasurementCounts counted) {
        OutcomeCounts counts = counted.counts();
        LatencyHistogram all = LatencyHistogram.sum(
                counted.blocks().stream().map(Block::response).toList());
        LatencyHistogram values = scenario.observations().measurements().getOrDefault(counted.name(), all);
        return new ScenarioResult(
                scenario.name(),
                scenario.load(),
                counts,
                new Latencies(all, values, values, LatencyHistogram.EMPTY),
                counted.exceedances(),
                counted.blocks(),
                Observations.NONE,
                scenario.health(),
                scenario.error(),
                scenario.earlyEnd()
                        .map(end -> new EarlyEnd(
                                end.atNanos(), end.reason(), counts.scheduled() + end.cancelled(), end.cancelled())));
    }
}
