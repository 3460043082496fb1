package io.sloguard.engine;

import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import io.sloguard.record.LatencyHistogram;
import io.sloguard.record.Recording;
import io.sloguard.record.Tally;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.ScenarioContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.jspecify.annotations.NullMarked;

/**
 * Prints how late operations start after their intended start at 1000/s, with one user who does nothing, and which share
 * of a core the whole process used meanwhile: the waiting worker, the stall monitor and the JVM itself. Two controls tell our
 * own lateness from the machine's: the same with a user who never gives the processor away, and with one who only parks, so
 * that its lag is how late the machine's timers wake a thread.
 */
@NullMarked
public final class StartLag {

    private static final long SEED = 1;
    private static final Duration WARMUP = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(20);

    private StartLag() {}

    /**
     * Runs the load and prints its figures.
     *
     * @param arguments none
     * @throws InterruptedException if the run is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        OpenLoad load = new OpenLoad(new RateProfile.Constant(Rate.perSecond(1_000)), OpenLoad.Arrivals.EVEN);
        LoadPlan plan =
                new LoadPlan(load, new ForDuration(WARMUP), new ForDuration(MEASURED), LoadPlan.DEFAULT_DRAIN, 1);

        print("park, then spin the last stretch", run(plan, Ticker.system()));
        print("spin all the time: the processor's share", run(plan, new UserTicker(StartLag::spinUntil)));
        print("only park: the timer's share", run(plan, new UserTicker(StartLag::parkUntil)));
    }

    private static ScenarioResult run(LoadPlan plan, Ticker ticker) throws InterruptedException {
        Recording recording = new LoadRunner(ticker, MEASURED, progress -> {})
                .run(plan, SEED, context -> operation -> Outcome.ok(), new NoTarget());
        return Tally.count("start lag", plan, recording, List.of());
    }

    private static void print(String how, ScenarioResult result) {
        LatencyHistogram lag = result.latencies().lag();
        System.out.printf(
                "start lag of %d operations at 1000/s (%s): p50 %.1f us, p99 %.1f us, max %.1f us;"
                        + " %.1f %% of a core; %d stalls%n",
                lag.count(),
                how,
                lag.quantileNanos(0.50) / 1e3,
                lag.quantileNanos(0.99) / 1e3,
                lag.maxNanos() / 1e3,
                100 * result.health().cpuRatio(),
                result.health().stalls());
    }

    private static void spinUntil(long deadlineNanos) {
        while (deadlineNanos - System.nanoTime() > 0) {
            Thread.onSpinWait();
        }
    }

    private static void parkUntil(long deadlineNanos) {
        for (long left = deadlineNanos - System.nanoTime(); left > 0; left = deadlineNanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Real time in which users wait in a way of their own. */
    private record UserTicker(Ticker system, LongConsumer userWait) implements Ticker {

        UserTicker(LongConsumer userWait) {
            this(Ticker.system(), userWait);
        }

        @Override
        public long nanoTime() {
            return system.nanoTime();
        }

        @Override
        public void sleepUntil(long deadlineNanos) throws InterruptedException {
            if (Thread.currentThread().getName().startsWith("perf-user")) {
                userWait.accept(deadlineNanos);
            } else {
                system.sleepUntil(deadlineNanos);
            }
        }

        @Override
        public boolean await(CountDownLatch latch, long deadlineNanos) throws InterruptedException {
            return system.await(latch, deadlineNanos);
        }

        @Override
        public Thread newThread(String name, Runnable body) {
            return system.newThread(name, body);
        }
    }

    /** A context without anything under test. */
    private record NoTarget() implements ScenarioContext {

        @Override
        public String name() {
            return "start lag";
        }

        @Override
        public long seed() {
            return SEED;
        }

        @Override
        public int users() {
            return 1;
        }

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public <T> T resource(Class<T> type) {
            throw new IllegalStateException("there is no target");
        }
    }
}
