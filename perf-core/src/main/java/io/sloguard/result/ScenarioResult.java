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
 * @param earlyEnd why and when the phase ended before it was over; empty if it did not
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
        Optional<String> error,
        Optional<EarlyEnd> earlyEnd) {

    public ScenarioResult {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(load, "load");
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(latencies, "latencies");
        Objects.requireNonNull(observations, "observations");
        Objects.requireNonNull(health, "health");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(earlyEnd, "earlyEnd");
        exceedances = List.copyOf(exceedances);
        blocks = List.copyOf(blocks);
        OutcomeCounts sum = blocks.stream().map(Block::counts).reduce(OutcomeCounts.NONE, OutcomeCounts::plus);
        if (!sum.equals(counts)) {
            throw new IllegalArgumentException("the blocks of " + name + " add up to " + sum + ", not to " + counts);
        }
        if (earlyEnd.isPresent()
                && earlyEnd.get().planned()
                        != counts.scheduled() + earlyEnd.get().cancelled()) {
            throw new IllegalArgumentException(
                    "of " + name + " " + earlyEnd.get().planned()
                            + " operations were planned, which is not scheduled " + counts.scheduled() + " + cancelled "
                            + earlyEnd.get().cancelled());
        }
    }

    /** Creates the result of a scenario whose phase was not ended early. */
    public ScenarioResult(
            String name,
            LoadPlan load,
            OutcomeCounts counts,
            Latencies latencies,
            List<Exceedance> exceedances,
            List<Block> blocks,
            Observations observations,
            GeneratorHealth health,
            Optional<String> error) {
        this(name, load, counts, latencies, exceedances, blocks, observations, health, error, Optional.empty());
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
        return with(observations.withInvariants(invariants));
    }

    /** Returns the same with the exact counts of measurements. */
    public ScenarioResult withCounted(List<MeasurementCounts> counted) {
        return with(observations.withCounted(counted));
    }

    private ScenarioResult with(Observations other) {
        return new ScenarioResult(name, load, counts, latencies, exceedances, blocks, other, health, error, earlyEnd);
    }

    /**
     * Returns the place of a limit among the exceedances, also of each second and of its tenths.
     *
     * @throws IllegalArgumentException if it was not counted
     */
    public int indexOf(long thresholdNanos) {
        for (int index = 0; index < exceedances.size(); index++) {
            if (exceedances.get(index).thresholdNanos() == thresholdNanos) {
                return index;
            }
        }
        throw new IllegalArgumentException(name + " has no counts for a limit of " + thresholdNanos + " ns");
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
