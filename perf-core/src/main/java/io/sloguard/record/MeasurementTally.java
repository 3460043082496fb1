package io.sloguard.record;

import io.sloguard.result.Block;
import io.sloguard.result.Exceedance;
import io.sloguard.result.MeasurementCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Counts the values of one measurement of a recording as {@link Tally} counts its operations: exactly for every limit, one
 * block per second of the intended start of the operation that recorded them. An operation that did not succeed and recorded
 * no value exceeds every limit. Runs after the phase, off the hot path, in O(operations + values). Not thread-safe; used once.
 */
public final class MeasurementTally {

    private final Recording recording;
    private final OperationLog log;
    private final GeneratorShare generator;
    private final long[] thresholds;
    private final long[] exceeding;
    private final long[] excusable;
    private final BlockTally block;

    private MeasurementTally(Recording recording, Collection<Long> thresholdNanos) {
        this.recording = recording;
        this.log = recording.log();
        this.generator = new GeneratorShare(recording);
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
     * Counts the values of a measurement.
     *
     * @param recording what was recorded; its log is closed, and its values were kept
     * @param name the name under which operations recorded it
     * @param thresholdNanos the limits to count for, in nanoseconds, in any order
     */
    public static MeasurementCounts count(Recording recording, String name, Collection<Long> thresholdNanos) {
        return new MeasurementTally(recording, thresholdNanos).result(name);
    }

    private MeasurementCounts result(String name) {
        OperationOrder order = OperationOrder.bySecond(recording, recording::counts);
        ValuesByOperation values = new ValuesByOperation(recording.tally().values(name), recording.numbers());
        List<Block> blocks = new ArrayList<>();
        for (int second = 0; second < order.seconds(); second++) {
            block.reset();
            long recorded = 0;
            for (long at = order.from(second); at < order.to(second); at++) {
                recorded += add(order.number(at), values);
            }
            blocks.add(block.build(second, recorded));
        }
        return new MeasurementCounts(name, exceedances(), blocks);
    }

    /** Counts what one operation recorded, and returns how many values that were. */
    private long add(long number, ValuesByOperation values) {
        int recorded = values.count(number);
        for (int i = 0; i < recorded; i++) {
            add(number, OperationState.OK, values.nanos(number, i));
        }
        OperationState state = log.state(number);
        if (recorded == 0 && state != OperationState.OK) {
            add(number, state, Math.max(0, recording.endedNanos(number) - recording.intendedNanos(number)));
        }
        return recorded;
    }

    private void add(long number, OperationState state, long nanos) {
        long intended = recording.intendedNanos(number);
        block.add(intended, state, nanos);
        for (int i = 0; i < thresholds.length; i++) {
            if (state != OperationState.OK || nanos > thresholds[i]) {
                exceeding[i]++;
                block.exceed(intended, i);
                excusable[i] += generator.isExcusable(number, state, nanos, thresholds[i]) ? 1 : 0;
            }
        }
    }

    private List<Exceedance> exceedances() {
        List<Exceedance> counted = new ArrayList<>();
        for (int i = 0; i < thresholds.length; i++) {
            counted.add(new Exceedance(thresholds[i], exceeding[i], excusable[i]));
        }
        return counted;
    }

    /** The values of a measurement grouped by operation: a counting sort, 8 bytes per value and 4 per operation. */
    private static final class ValuesByOperation {
        private final int[] offsets;
        private final long[] sorted;

        private ValuesByOperation(ValueLog values, long operations) {
            this.offsets = new int[Math.toIntExact(operations) + 1];
            values.forEach((number, nanos) -> offsets[(int) number + 1]++);
            for (int number = 0; number + 1 < offsets.length; number++) {
                offsets[number + 1] += offsets[number];
            }
            this.sorted = new long[offsets[offsets.length - 1]];
            int[] next = offsets.clone();
            values.forEach((number, nanos) -> sorted[next[(int) number]++] = nanos);
        }

        private int count(long number) {
            return offsets[(int) number + 1] - offsets[(int) number];
        }

        private long nanos(long number, int which) {
            return sorted[offsets[(int) number] + which];
        }
    }
}
