package io.sloguard.diagnosis;

import io.sloguard.engine.InFlight;
import io.sloguard.engine.PhaseObserver;
import io.sloguard.engine.Ticker;
import io.sloguard.record.OperationLog;
import io.sloguard.record.Recording;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;

/**
 * Does something again and again in some slices of one load and not in the others: off, on, on, off, and so on. What else the
 * machine does lasts longer than four slices for the most part, and is the same for both; what changes evenly cancels out.
 * Used for one load.
 */
@NullMarked
final class Slices implements PhaseObserver {

    private static final Duration LENGTH = Duration.ofMillis(250);
    private static final int IN_BLOCK = 4;

    private final int blocks;
    private final Runnable work;

    /**
     * Creates the slices of one load.
     *
     * @param blocks how many blocks of four slices there are
     * @param work what is done at the times of looks while it is on
     */
    Slices(int blocks, Runnable work) {
        this.blocks = blocks;
        this.work = work;
    }

    /** Returns how long the load is to last. */
    Duration length() {
        return LENGTH.multipliedBy((long) blocks * IN_BLOCK);
    }

    @Override
    public void started(InFlight operations, long originNanos) {
        Ticker.system().newThread("slices", () -> run(originNanos)).start();
    }

    private void run(long originNanos) {
        LookTimes times = new LookTimes(originNanos, LoadWatch.PERIOD.toNanos());
        long end = originNanos + length().toNanos();
        try {
            for (long next = times.next(originNanos); next < end; next = times.next(System.nanoTime())) {
                Ticker.system().sleepUntil(next);
                if (isOn((next - originNanos) / LENGTH.toNanos())) {
                    work.run();
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isOn(long slice) {
        return slice % IN_BLOCK == 1 || slice % IN_BLOCK == 2;
    }

    /** Returns for each block how many operations ended while it was on, over how many while it was off. */
    double[] ratios(Recording recording) {
        double[] on = new double[blocks];
        double[] off = new double[blocks];
        OperationLog log = recording.log();
        for (long number = 0; number < recording.numbers(); number++) {
            long slice = log.isEnded(number) ? log.endedNanos(number) / LENGTH.toNanos() : Long.MAX_VALUE;
            if (slice < (long) blocks * IN_BLOCK) {
                double[] count = isOn(slice) ? on : off;
                count[(int) (slice / IN_BLOCK)]++;
            }
        }
        double[] ratios = new double[blocks];
        for (int block = 0; block < blocks; block++) {
            ratios[block] = on[block] / off[block];
        }
        return ratios;
    }
}
