package io.sloguard.slo;

import io.sloguard.result.Block;
import io.sloguard.result.ScenarioResult;
import io.sloguard.stats.RatioInterval;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * Decides the objectives that are claims about averages, mean and throughput, by an interval over one-second blocks:
 * operations inside a second depend on each other, seconds hardly.
 */
final class BlockJudge {

    private BlockJudge() {}

    static Verdict judgeMean(ScenarioResult scenario, DeclaredObjective declared, Objective.Mean mean) {
        if (scenario.latencies().success().isEmpty()) {
            return Judge.noData(declared, "no operation succeeded, so there is no mean response time");
        }
        double limit = mean.limit().thresholdNanos();
        return judge(
                scenario,
                declared,
                Block::successSumNanos,
                block -> block.counts().ok(),
                interval -> {
                    if (interval.upper() <= limit) {
                        return VerdictState.PASS;
                    }
                    return interval.lower() > limit ? VerdictState.FAIL : VerdictState.INCONCLUSIVE;
                });
    }

    static Verdict judgeThroughput(
            ScenarioResult scenario, DeclaredObjective declared, Objective.Throughput throughput) {
        double limit = throughput.perSecond().doubleValue();
        boolean strict = throughput.comparison() == Comparison.MORE_THAN;
        return judge(scenario, declared, Block::completions, block -> 1.0, interval -> {
            if (strict ? interval.lower() > limit : interval.lower() >= limit) {
                return VerdictState.PASS;
            }
            return interval.upper() < limit ? VerdictState.FAIL : VerdictState.INCONCLUSIVE;
        });
    }

    private static Verdict judge(
            ScenarioResult scenario,
            DeclaredObjective declared,
            ToDoubleFunction<Block> sum,
            ToDoubleFunction<Block> size,
            java.util.function.Function<RatioInterval, VerdictState> rule) {
        List<Block> blocks = scenario.blocks();
        long n = scenario.counts().scheduled();
        if (blocks.size() < RatioInterval.MIN_BLOCKS) {
            String reason = "needs " + RatioInterval.MIN_BLOCKS + " seconds or more, got " + blocks.size();
            return new Verdict(declared, VerdictState.INSUFFICIENT, withoutBounds(n), reason);
        }
        RatioInterval interval = RatioInterval.of(
                blocks.stream().mapToDouble(sum).toArray(),
                blocks.stream().mapToDouble(size).toArray(),
                Judge.ALPHA);
        Evidence evidence = new Evidence(
                n,
                OptionalLong.empty(),
                OptionalDouble.of(interval.ratio()),
                OptionalDouble.of(interval.lower()),
                OptionalDouble.of(interval.upper()),
                Judge.CONFIDENCE,
                OptionalLong.empty());
        return new Verdict(declared, rule.apply(interval), evidence, "over " + interval.blocks() + " seconds");
    }

    private static Evidence withoutBounds(long operations) {
        return new Evidence(
                operations,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Judge.CONFIDENCE,
                OptionalLong.empty());
    }
}
