package io.sloguard.engine;

import io.sloguard.result.MachineNoise;
import io.sloguard.result.NoiseSecond;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A thread that does the same little work every {@value #PERIOD_MILLIS} ms, through a measured phase, and notes how long it
 * took, how late its timer was, and what the system says about its processors. It takes about 0.2 % of a processor. Its
 * findings may be read after {@link #stop}.
 */
final class Canary {

    static final long PERIOD_MILLIS = 100;

    private static final long PERIOD_NANOS = PERIOD_MILLIS * 1_000_000L;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int STEPS = 100_000;
    private static final int WARMUP_ROUNDS = 30;

    private final Ticker ticker;
    private final Path proc;
    private final Thread thread;
    private final List<Sample> samples = new ArrayList<>();
    private volatile boolean stopping;
    private volatile long state = 88_172_645_463_325_252L;

    /** Creates a canary that reads about its machine below a directory, {@code /proc} where there is one. */
    Canary(Ticker ticker, Path proc) {
        this.ticker = ticker;
        this.proc = proc;
        this.thread = ticker.newThread("perf-canary", this::watch);
    }

    /** What was noted at one wake-up; the first is what the machine said before any. */
    private record Sample(long dueNanos, long lateNanos, long workNanos, Optional<MachineLoad.Reading> machine) {}

    /** Has the compiler do its part before anything is measured, on the calling thread. */
    void warmUp() {
        for (int round = 0; round < WARMUP_ROUNDS; round++) {
            work();
        }
    }

    void start() {
        thread.start();
    }

    /**
     * Stops it.
     *
     * @param originNanos the start of the phase, from which seconds are counted
     * @return what it noted in each second that it went through from its start to its end
     */
    MachineNoise stop(long originNanos) throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join();
        return new Summary(originNanos).of(samples, ticker.nanoTime());
    }

    private void watch() {
        Optional<MachineLoad> machine = MachineLoad.open(proc);
        try {
            samples.add(new Sample(ticker.nanoTime(), 0, 0, machine.flatMap(MachineLoad::read)));
            long due = ticker.nanoTime();
            while (!stopping) {
                due += PERIOD_NANOS;
                ticker.sleepUntil(due);
                long started = ticker.nanoTime();
                work();
                long worked = ticker.nanoTime() - started;
                samples.add(new Sample(due, Math.max(0, started - due), worked, machine.flatMap(MachineLoad::read)));
                due = Math.max(due, started - PERIOD_NANOS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            machine.ifPresent(Canary::close);
        }
    }

    private static void close(MachineLoad machine) {
        try {
            machine.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** G. Marsaglia, Xorshift RNGs, Journal of Statistical Software 8 (2003): arithmetic that no compiler can shorten. */
    private void work() {
        long value = state;
        for (int step = 0; step < STEPS; step++) {
            value ^= value << 13;
            value ^= value >>> 7;
            value ^= value << 17;
        }
        state = value;
    }

    /** Sums up samples by the second in which they were due; mutable for that. */
    private static final class Summary {

        private final List<NoiseSecond> seconds = new ArrayList<>();
        private final List<Sample> second = new ArrayList<>();
        private long endNanos;
        private Optional<MachineLoad.Reading> before = Optional.empty();

        private Summary(long originNanos) {
            this.endNanos = originNanos + SECOND_NANOS;
        }

        private MachineNoise of(List<Sample> samples, long nowNanos) {
            if (samples.isEmpty()) {
                return MachineNoise.UNKNOWN;
            }
            before = samples.get(0).machine;
            for (Sample sample : samples.subList(1, samples.size())) {
                while (sample.dueNanos >= endNanos) {
                    // a stall may leave a second without a sample: what comes after it was late, and tells for it too
                    close(second.isEmpty() ? List.of(sample) : second);
                }
                second.add(sample);
            }
            if (nowNanos >= endNanos && !second.isEmpty()) {
                close(second);
            }
            return seconds.isEmpty()
                    ? MachineNoise.UNKNOWN
                    : new MachineNoise(Runtime.getRuntime().availableProcessors(), seconds);
        }

        private void close(List<Sample> samples) {
            Optional<MachineLoad.Reading> after = samples.get(samples.size() - 1).machine;
            long[] work = samples.stream().mapToLong(Sample::workNanos).sorted().toArray();
            long late = samples.stream().mapToLong(Sample::lateNanos).max().orElse(0);
            seconds.add(new NoiseSecond(work[work.length / 2], late, steal(before, after), runnable(samples)));
            before = after;
            second.clear();
            endNanos += SECOND_NANOS;
        }

        private static OptionalDouble runnable(List<Sample> samples) {
            return samples.stream().allMatch(sample -> sample.machine.isPresent())
                    ? samples.stream()
                            .mapToInt(sample ->
                                    Math.max(0, sample.machine.orElseThrow().runnable() - 1))
                            .average()
                    : OptionalDouble.empty();
        }

        private static OptionalDouble steal(Optional<MachineLoad.Reading> before, Optional<MachineLoad.Reading> after) {
            if (before.isEmpty() || after.isEmpty()) {
                return OptionalDouble.empty();
            }
            long total = after.get().totalTicks() - before.get().totalTicks();
            long stolen = after.get().stealTicks() - before.get().stealTicks();
            return OptionalDouble.of(total <= 0 ? 0 : Math.max(0, Math.min(1, (double) stolen / total)));
        }
    }
}
