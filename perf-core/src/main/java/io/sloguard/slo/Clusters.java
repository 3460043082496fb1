package io.sloguard.slo;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.result.Block;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.Slot;
import io.sloguard.stats.Dependence;
import io.sloguard.stats.EventSeries;
import io.sloguard.stats.ParetoTail;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Finds out whether operations depend on each other: from the exceedances of a limit per tenth of a second, and from the
 * response times above the run's own median, p75 and p90 per second, which reveal dependence also where hardly anything
 * exceeds the limit. The latter count only for a limit that such response times can reach: that operations of 5 ms come in
 * clusters says nothing about those of 300 ms. Uses only what adds up over several generators.
 */
final class Clusters {

    private static final List<Double> COMPANIONS = List.of(0.5, 0.75, 0.9);

    /** From here on the tail of the response times is followed: half of them tell how heavy it is. */
    private static final double TAIL_FROM = 0.5;

    /** What ordinary response times may add to the allowed share and still say nothing about it: one part in so many. */
    private static final int NEGLIGIBLE_PART = 10;

    private Clusters() {}

    /**
     * Returns the dependence among the exceedances of one of the limits that a scenario was measured for.
     *
     * @param allowed the share of operations that may exceed the limit
     */
    static Dependence ofExceedances(ScenarioResult scenario, long thresholdNanos, double allowed) {
        int index = scenario.indexOf(thresholdNanos);
        EventSeries exceedances =
                perSlot(scenario.blocks(), slot -> slot.exceeding().get(index));
        List<EventSeries> series = new ArrayList<>();
        series.add(exceedances);
        series.addAll(companions(scenario));
        Dependence dependence = Dependence.of(series);
        return dependence.isFound() && isOutOfReach(thresholdNanos, allowed, scenario, dependence)
                ? Dependence.of(List.of(exceedances))
                : dependence;
    }

    /**
     * Whether ordinary response times, however they vary together, do not get as far as the limit: a tail as heavy as the
     * upper bound of the one seen, at the number of independent operations that the dependence leaves, has a negligible
     * share beyond it. What exceeds the limit then is of another kind, and only the exceedances tell how that clusters.
     */
    private static boolean isOutOfReach(
            long thresholdNanos, double allowed, ScenarioResult scenario, Dependence dependence) {
        LatencyHistogram all = scenario.latencies().response();
        long from = all.quantileNanos(TAIL_FROM);
        long above = all.count() - all.countAtMost(from);
        if (above == 0 || from == 0 || from >= thresholdNanos) {
            return false;
        }
        double share = (double) above / all.count();
        double excesses = dependence.effective(all.count(), Judge.ALPHA) * share;
        ParetoTail tail = new ParetoTail(share, all.meanLogRatioAbove(from), excesses);
        return tail.upperShareBeyond((double) thresholdNanos / from, Judge.ALPHA) <= allowed / NEGLIGIBLE_PART;
    }

    /** Returns the dependence among the errors of scenarios that were run one after the other. */
    static Dependence ofErrors(List<ScenarioResult> scenarios) {
        List<Block> blocks = scenarios.stream()
                .flatMap(scenario -> scenario.blocks().stream())
                .toList();
        return Dependence.of(List.of(perSlot(blocks, Slot::errors)));
    }

    private static EventSeries perSlot(List<Block> blocks, ToLongFunction<Slot> events) {
        List<Slot> slots =
                blocks.stream().flatMap(block -> block.slots().stream()).toList();
        return EventSeries.of(
                slots.stream().mapToLong(Slot::operations).toArray(),
                slots.stream().mapToLong(events).toArray());
    }

    private static List<EventSeries> companions(ScenarioResult scenario) {
        LatencyHistogram all = scenario.latencies().response();
        List<LatencyHistogram> seconds =
                scenario.blocks().stream().map(Block::response).toList();
        return COMPANIONS.stream()
                .map(all::quantileNanos)
                .distinct()
                .map(nanos -> EventSeries.of(
                        seconds.stream().mapToLong(LatencyHistogram::count).toArray(),
                        seconds.stream()
                                .mapToLong(one -> one.count() - one.countAtMost(nanos))
                                .toArray()))
                .toList();
    }
}
