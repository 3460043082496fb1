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
import org.jspecify.annotations.Nullable;

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
    private long lateForWorkers;
    private long excusableErrors;

    /** Made when it is first asked for, because most runs never ask. */
    private @Nullable BusyWorkers busy;

    private Tally(Recording recording, List<Long> thresholdNanos, LongPredicate counted) {
        this.recording = recording;
        this.counted = counted;
        this.log = recording.log();
        this.thresholds = thresholdNanos.stream()
                .mapToLong(Long::longValue)
                .sorted()
                .distinct()
                .toArray();
        this.exceeding = new long[thresholds.length];
        this.excusable = new long[thresholds.length];
        this.block = new BlockTally(thresholds.length);
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
                Optional.empty());
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
        if (state != OperationState.OK && isGeneratorsError(number, state)) {
            excusableErrors++;
        }
        for (int i = 0; i < thresholds.length; i++) {
            if (state != OperationState.OK || responseNanos > thresholds[i]) {
                exceeding[i]++;
                block.exceed(intended, i);
                excusable[i] += isExcusable(number, state, responseNanos, thresholds[i]) ? 1 : 0;
            }
        }
    }

    /**
     * Returns whether an operation kept the limit but for the time that the generator lost; so does one that was not even
     * started, or had not ended, when the phase was over. An error has other causes than time.
     */
    private boolean isExcusable(long number, OperationState state, long responseNanos, long threshold) {
        return state != OperationState.FAILED
                && state != OperationState.TIMED_OUT
                && responseNanos > threshold
                && responseNanos - generatorNanos(number) <= threshold;
    }

    /**
     * Returns whether the generator itself took more than half of the time that an operation had: until its phase was over
     * for one that never started or never ended, between its start and its end for one that failed or timed out.
     */
    private boolean isGeneratorsError(long number, OperationState state) {
        if (state == OperationState.FAILED || state == OperationState.TIMED_OUT) {
            long started = log.startedNanos(number);
            long ended = log.endedNanos(number);
            return 2 * recording.stalls().overlapNanos(started, ended) > ended - started;
        }
        return 2 * generatorNanos(number) > recording.endedNanos(number) - recording.intendedNanos(number);
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

    /** Returns how much of an operation's response time the generator itself is to blame for. */
    private long generatorNanos(long number) {
        boolean isStarted = log.isStarted(number);
        long intended = recording.intendedNanos(number);
        long ended = recording.endedNanos(number);
        long started = isStarted ? log.startedNanos(number) : ended;
        long forWorkers = isStarted && log.awaited(number) ? 0 : busy().busyNanos(intended, started);
        return started - intended - forWorkers + recording.stalls().overlapNanos(started, ended);
    }

    private BusyWorkers busy() {
        BusyWorkers known = busy;
        if (known == null) {
            known = BusyWorkers.of(recording);
            busy = known;
        }
        return known;
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
                recording.usage().cpuRatio());
    }
}
