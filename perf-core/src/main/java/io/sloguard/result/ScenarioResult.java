package io.sloguard.result;

import io.sloguard.load.LoadPlan;
import io.sloguard.scenario.Invariant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one scenario measured, complete enough to be judged again.
 *
 * @param name the name of the scenario in the plan
 * @param load the load that was planned
 * @param counts what became of the planned operations of the measured phase
 * @param latencies their times
 * @param exceedances the exact counts per latency limit, by ascending limit
 * @param blocks the same per second of intended start, without gaps from second 0
 * @param observations what the scenario reported beside the outcomes
 * @param health how the load generator fared
 * @param error why nothing, or not everything, could be measured; empty if the run was complete
 */
public record ScenarioResult(
        String name,
        LoadPlan load,
        OutcomeCounts counts,
        Latencies latencies,
        List<Exceedance> exceedances,
        List<Block> blocks,
        Observations observations,
        GeneratorHealth health,
        Optional<String> error) {

    public ScenarioResult {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(load, "load");
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(latencies, "latencies");
        Objects.requireNonNull(observations, "observations");
        Objects.requireNonNull(health, "health");
        Objects.requireNonNull(error, "error");
        exceedances = List.copyOf(exceedances);
        blocks = List.copyOf(blocks);
        OutcomeCounts sum = blocks.stream().map(Block::counts).reduce(OutcomeCounts.NONE, OutcomeCounts::plus);
        if (!sum.equals(counts)) {
            throw new IllegalArgumentException("the blocks of " + name + " add up to " + sum + ", not to " + counts);
        }
    }

    /** Returns the result of a scenario that could not be measured. */
    public static ScenarioResult failed(String name, LoadPlan load, String error) {
        return new ScenarioResult(
                name,
                load,
                OutcomeCounts.NONE,
                Latencies.NONE,
                List.of(),
                List.of(),
                Observations.NONE,
                GeneratorHealth.IDLE,
                Optional.of(error));
    }

    /** Returns the same with what was checked after the load. */
    public ScenarioResult withInvariants(List<Invariant> invariants) {
        return new ScenarioResult(
                name,
                load,
                counts,
                latencies,
                exceedances,
                blocks,
                observations.withInvariants(invariants),
                health,
                error);
    }

    /** Returns the exact counts for a limit, if it was counted. */
    public Optional<Exceedance> exceedance(long thresholdNanos) {
        return exceedances.stream()
                .filter(exceedance -> exceedance.thresholdNanos() == thresholdNanos)
                .findFirst();
    }

    /**
     * Returns an upper bound, precise to 1/1024, of the response time at a rank of all planned operations, when those that
     * did not succeed are sorted behind the successful ones: how verdicts see them. A rank among those reads as the
     * greatest response time.
     *
     * @param rank from 1 to the number of planned operations
     */
    public long atRankNanos(long rank) {
        return rank <= latencies.success().count()
                ? latencies.success().atRankNanos(rank)
                : latencies.response().maxNanos();
    }

    /** Returns a lower bound of what {@link #atRankNanos} bounds from above. */
    public long belowRankNanos(long rank) {
        return rank <= latencies.success().count()
                ? latencies.success().belowRankNanos(rank)
                : latencies.response().maxNanos();
    }

    /**
     * Returns the response time below or at which the given share of all planned operations lies, those that did not
     * succeed sorted behind the successful ones; 0 if nothing was planned.
     *
     * @param quantile from 0 to 1
     */
    public long quantileNanos(double quantile) {
        return counts.scheduled() == 0
                ? 0
                : atRankNanos(Math.max(1, (long) Math.ceil(Math.nextDown(quantile) * counts.scheduled())));
    }
}
