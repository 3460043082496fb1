package io.sloguard.engine;

import io.sloguard.result.MachineNoise;
import io.sloguard.result.NoiseSecond;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Prints what the canary reads on this machine, with no load and with so many threads that take all the processor time they
 * get: where the thresholds of a noisy machine come from. Arguments: seconds per stage, then the number of threads of each.
 */
final class CanaryReadings {

    private CanaryReadings() {}

    public static void main(String[] arguments) throws InterruptedException {
        int seconds = Integer.parseInt(arguments[0]);
        for (int stage = 1; stage < arguments.length; stage++) {
            int threads = Integer.parseInt(arguments[stage]);
            print(threads, read(threads, Duration.ofSeconds(seconds)));
        }
    }

    private static MachineNoise read(int threads, Duration length) throws InterruptedException {
        List<Thread> load = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            load.add(new Thread(CanaryReadings::burn));
        }
        Ticker ticker = Ticker.system();
        Canary canary = new Canary(ticker, Path.of("/proc"));
        canary.warmUp();
        load.forEach(Thread::start);
        long origin = ticker.nanoTime();
        canary.start();
        ticker.sleepUntil(origin + length.toNanos());
        MachineNoise noise = canary.stop(origin);
        for (Thread one : load) {
            one.interrupt();
            one.join();
        }
        return noise;
    }

    private static void burn() {
        while (!Thread.currentThread().isInterrupted()) {
            Blackhole.consumeCPU(10_000);
        }
    }

    private static void print(int threads, MachineNoise noise) {
        long[] late = noise.seconds().stream()
                .mapToLong(NoiseSecond::lateNanos)
                .sorted()
                .toArray();
        long[] work = noise.seconds().stream()
                .mapToLong(NoiseSecond::workNanos)
                .sorted()
                .toArray();
        double[] runnable = noise.seconds().stream()
                .mapToDouble(second -> second.runnable().orElse(-1))
                .sorted()
                .toArray();
        double[] steal = noise.seconds().stream()
                .mapToDouble(second -> second.stealRatio().orElse(-1))
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "threads %d, seconds %d: late us p50 %.0f p95 %.0f max %.0f; work us min %.0f p50 %.0f p95 %.0f max %.0f;"
                        + " runnable p50 %.1f p95 %.1f max %.1f; steal p50 %.3f max %.3f%n",
                threads,
                late.length,
                late[late.length / 2] / 1e3,
                late[late.length * 95 / 100] / 1e3,
                late[late.length - 1] / 1e3,
                work[0] / 1e3,
                work[work.length / 2] / 1e3,
                work[work.length * 95 / 100] / 1e3,
                work[work.length - 1] / 1e3,
                runnable[runnable.length / 2],
                runnable[runnable.length * 95 / 100],
                runnable[runnable.length - 1],
                steal[steal.length / 2],
                steal[steal.length - 1]);
    }
}
