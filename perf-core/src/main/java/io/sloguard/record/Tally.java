package io.sloguard.record;

import io.sloguard.load.LoadPlan;
import io.sloguard.result.Block;
import io.sloguard.result.Exceedance;
import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.Latencies;
import io.sloguard.result.Observations;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.ScenarioResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Counts a recording: exact counts for every limit, one block per second of intended start, histograms. Runs after the
 * phase, off the hot path, in O(operations). Not thread-safe; used once.
 */
public final class Tally {

    /** A start later than this, with no free worker waiting for it, counts as late for want of a worker. */
    private static final long LATE_NANOS = 1_000_000L;

    private final Recording recording;
    private final LongPredicate counted;
    private final OperationLog log;
    private final long[] thresholds;
    private final long[] exceeding;
    private final long[] excusable;
    private final List<Block> blocks = new ArrayList<>();
    private final LatencyHistogram.Builder response = new LatencyHistogram.Builder();
    private final LatencyHistogram.Builder success = new LatencyHistogram.Builder();
    private final LatencyHistogram.Builder service = new LatencyHistogram.Builder();
    private final LatencyHistogram.Builder lag = new LatencyHistogram.Builder();
    private final LatencyHistogram.Builder wakeupLag = new LatencyHistogram.Builder();
    private final BlockTally block;
    private final GeneratorShare generator;
    private long lateForWorkers;
    private long excusableErrors;

    private Tally(Recording recording, List<Long> thresholdNanos, LongPredicate counted) {
        this.recording = recording;
        this.counted = number -> recording.counts(number) && counted.test(number);
        this.log = recording.log();
        this.thresholds = thresholdNanos.stream()
                .mapToLong(Long::longValue)
                .sorted()
                .distinct()
                .toArray();
        this.exceeding = new long[thresholds.length];
        this.excusable = new long[thresholds.length];
        this.block = new BlockTally(thresholds.length);
        this.generator = new GeneratorShare(recording);
    }

    /**
     * Counts a recording.
     *
     * @param name the name of the scenario
     * @param load the load that was planned
     * @param recording what was recorded; its log is closed
     * @param thresholdNanos the latency limits to count for, in nanoseconds, in any order
     */
    public static ScenarioResult count(String name, LoadPlan load, Recording recording, List<Long> thresholdNanos) {
        return of(recording, thresholdNanos, number -> true).result(name, load);
    }

    /**
     * Returns the tally of some operations of a recording.
     *
     * @param counted which numbers are counted
     */
    static Tally of(Recording recording, List<Long> thresholdNanos, LongPredicate counted) {
        return new Tally(recording, thresholdNanos, counted);
    }

    ScenarioResult result(String name, LoadPlan load) {
        OperationOrder order = OperationOrder.bySecond(recording, counted);
        for (int second = 0; second < order.seconds(); second++) {
            block.reset();
            for (long at = order.from(second); at < order.to(second); at++) {
                add(order.number(at));
            }
            blocks.add(block.build(second, order.completions(second)));
        }
        OutcomeCounts counts = blocks.stream().map(Block::counts).reduce(OutcomeCounts.NONE, OutcomeCounts::plus);
        Observations observations = new Observations(
                recording.tally().failures(),
                recording.tally().counters(),
                recording.tally().measurements(),
                List.of());
        return new ScenarioResult(
                name,
                load,
                counts,
                new Latencies(response.build(), success.build(), service.build(), lag.build()),
                exceedances(),
                blocks,
                observations,
                health(counts),
                Optional.empty(),
                recording.earlyEnd());
    }

    private void add(long number) {
        OperationState state = log.state(number);
        long intended = recording.intendedNanos(number);
        long responseNanos = Math.max(0, recording.endedNanos(number) - intended);
        block.add(intended, state, responseNanos);
        response.add(responseNanos);
        if (state == OperationState.OK) {
            success.add(responseNanos);
        }
        if (log.isStarted(number)) {
            addStarted(number, intended);
        }
        if (state != OperationState.OK && generator.isError(number, state)) {
            excusableErrors++;
        }
        for (int i = 0; i < thresholds.length; i++) {
            if (state != OperationState.OK || responseNanos > thresholds[i]) {
                exceeding[i]++;
                block.exceed(intended, i);
                excusable[i] += generator.isExcusable(number, state, responseNanos, thresholds[i]) ? 1 : 0;
            }
        }
    }

    private void addStarted(long number, long intended) {
        long started = log.startedNanos(number);
        long lagNanos = Math.max(0, started - intended);
        service.add(Math.max(0, log.endedNanos(number) - started));
        lag.add(lagNanos);
        if (log.awaited(number)) {
            wakeupLag.add(lagNanos);
        } else if (lagNanos > LATE_NANOS) {
            lateForWorkers++;
        }
    }

    private List<Exceedance> exceedances() {
        List<Exceedance> counted = new ArrayList<>();
        for (int i = 0; i < thresholds.length; i++) {
            counted.add(new Exceedance(thresholds[i], exceeding[i], excusable[i]));
        }
        return counted;
    }

    private GeneratorHealth health(OutcomeCounts counts) {
        double achieved = counts.scheduled() == 0 ? 1 : (double) counts.started() / counts.scheduled();
        return new GeneratorHealth(
                recording.workers(),
                achieved,
                recording.stalls().count(),
                recording.stalls().longestNanos(),
                wakeupLag.build().quantileNanos(0.99),
                lateForWorkers,
                excusableErrors,
                recording.usage().gcNanos(),
                recording.usage().cpuRatio(),
                recording.noise());
    }
}
