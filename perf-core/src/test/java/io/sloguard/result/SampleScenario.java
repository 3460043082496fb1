package io.sloguard.result;

import io.sloguard.load.LoadPlan;
import io.sloguard.record.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes results of scenarios from response times, for tests of everything that comes after a measurement. */
public final class SampleScenario {

    private SampleScenario() {}

    /**
     * Returns the result of a scenario that was measured for these limits.
     *
     * @param seconds its seconds
     * @param thresholds the latency limits in nanoseconds
     */
    public static ScenarioResult of(String name, LoadPlan load, List<Second> seconds, List<Long> thresholds) {
        List<Block> blocks = new ArrayList<>();
        List<Long> started = new ArrayList<>();
        List<Long> ok = new ArrayList<>();
        for (Second second : seconds) {
            blocks.add(second.block(blocks.size(), thresholds));
            started.addAll(second.started());
            ok.addAll(second.ok());
        }
        OutcomeCounts counts = blocks.stream().map(Block::counts).reduce(OutcomeCounts.NONE, OutcomeCounts::plus);
        LatencyHistogram response = Second.histogram(started);
        LatencyHistogram lag = Second.histogram(started.stream().map(any -> 1L).toList());
        return new ScenarioResult(
                name,
                load,
                counts,
                new Latencies(response, Second.histogram(ok), response, lag),
                exceedances(seconds, thresholds),
                blocks,
                Observations.NONE,
                healthy(load.workers(), counts.scheduled() == 0 ? 1 : (double) counts.started() / counts.scheduled()),
                Optional.empty());
    }

    /** Returns the result with other observations. */
    public static ScenarioResult with(ScenarioResult result, Observations observations) {
        return with(result, observations, result.health());
    }

    /** Returns the result with other observations and another health. */
    public static ScenarioResult with(ScenarioResult result, Observations observations, GeneratorHealth health) {
        return new ScenarioResult(
                result.name(),
                result.load(),
                result.counts(),
                result.latencies(),
                result.exceedances(),
                result.blocks(),
                observations,
                health,
                result.error());
    }

    private static GeneratorHealth healthy(int workers, double achievedRatio) {
        return new GeneratorHealth(workers, achievedRatio, 0, 0, 90_000, 0, 0, 12_000_000, 0.25);
    }

    private static List<Exceedance> exceedances(List<Second> seconds, List<Long> thresholds) {
        return thresholds.stream()
                .map(limit -> new Exceedance(
                        limit,
                        seconds.stream()
                                .mapToLong(second -> second.exceeding(limit))
                                .sum(),
                        0))
                .toList();
    }
}
