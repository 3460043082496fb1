package io.sloguard.slo;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.result.Block;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.Slot;
import io.sloguard.stats.Dependence;
import io.sloguard.stats.EventSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Finds out whether operations depend on each other: from the exceedances of a limit per tenth of a second, and from the
 * response times above the run's own median, p75 and p90 per second, which reveal dependence also where hardly anything
 * exceeds the limit. Uses only what adds up over several generators.
 */
final class Clusters {

    private static final List<Double> COMPANIONS = List.of(0.5, 0.75, 0.9);

    private Clusters() {}

    /** Returns the dependence among the exceedances of one of the limits that a scenario was measured for. */
    static Dependence ofExceedances(ScenarioResult scenario, long thresholdNanos) {
        int index = scenario.indexOf(thresholdNanos);
        List<EventSeries> series = new ArrayList<>();
        series.add(perSlot(scenario.blocks(), slot -> slot.exceeding().get(index)));
        series.addAll(companions(scenario));
        return Dependence.of(series);
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
