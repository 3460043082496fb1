package io.sloguard.slo;

import io.sloguard.result.Block;
import io.sloguard.result.ScenarioResult;
import io.sloguard.stats.RatioInterval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * Decides the objectives that are claims about averages, mean and throughput, by an interval over one-second blocks:
 * operations inside a second depend on each other, seconds hardly.
 */
final class BlockJudge {

    private BlockJudge() {}

    /** What is claimed of an average. */
    private interface Claim {

        VerdictState decide(RatioInterval interval);

        double chance(RatioInterval interval);
    }

    private record AtMost(double limit) implements Claim {

        @Override
        public VerdictState decide(RatioInterval interval) {
            if (interval.upper() <= limit) {
                return VerdictState.PASS;
            }
            return interval.lower() > limit ? VerdictState.FAIL : VerdictState.INCONCLUSIVE;
        }

        @Override
        public double chance(RatioInterval interval) {
            return interval.chanceAbove(limit);
        }
    }

    private record AtLeast(Comparison comparison, double limit) implements Claim {

        @Override
        public VerdictState decide(RatioInterval interval) {
            boolean isStrict = comparison == Comparison.MORE_THAN;
            if (isStrict ? interval.lower() > limit : interval.lower() >= limit) {
                return VerdictState.PASS;
            }
            return interval.upper() < limit ? VerdictState.FAIL : VerdictState.INCONCLUSIVE;
        }

        @Override
        public double chance(RatioInterval interval) {
            return interval.chanceBelow(limit);
        }
    }

    static Verdict judgeMean(ScenarioResult scenario, DeclaredObjective declared, Objective.Mean mean) {
        if (scenario.latencies().success().isEmpty()) {
            return Judge.noData(declared, "no operation succeeded, so there is no mean response time");
        }
        Optional<RatioInterval> interval = interval(
                scenario, Block::successSumNanos, block -> block.counts().ok());
        return judge(scenario, declared, interval, new AtMost(mean.limit().thresholdNanos()));
    }

    static Verdict judgeThroughput(
            ScenarioResult scenario, DeclaredObjective declared, Objective.Throughput throughput) {
        Optional<RatioInterval> interval = interval(scenario, Block::completions, block -> 1);
        return judge(scenario, declared, interval, new AtLeast(throughput.comparison(), throughput.limitValue()));
    }

    /** Returns the interval of a ratio of totals over the seconds; empty if there are too few of them. */
    private static Optional<RatioInterval> interval(
            ScenarioResult scenario, ToDoubleFunction<Block> sum, ToDoubleFunction<Block> size) {
        List<Block> blocks = scenario.blocks();
        if (blocks.size() < RatioInterval.MIN_BLOCKS) {
            return Optional.empty();
        }
        return Optional.of(RatioInterval.of(
                blocks.stream().mapToDouble(sum).toArray(),
                blocks.stream().mapToDouble(size).toArray(),
                ErrorBudget.of(scenario.load()).strict()));
    }

    private static Verdict judge(
            ScenarioResult scenario, DeclaredObjective declared, Optional<RatioInterval> estimated, Claim claim) {
        long n = scenario.counts().scheduled();
        if (estimated.isEmpty()) {
            String reason = "needs " + RatioInterval.MIN_BLOCKS + " seconds or more, got "
                    + scenario.blocks().size();
            return new Verdict(declared, VerdictState.INSUFFICIENT, Evidence.withoutBounds(n), reason);
        }
        RatioInterval interval = estimated.get();
        Evidence evidence = new Evidence(
                n,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(interval.ratio()),
                OptionalDouble.of(interval.lower()),
                OptionalDouble.of(interval.upper()),
                ErrorBudget.of(scenario.load()).confidence(),
                OptionalDouble.of(claim.chance(interval)),
                OptionalLong.empty());
        return new Verdict(declared, claim.decide(interval), evidence, "over " + interval.blocks() + " seconds");
    }
}
