package io.sloguard.engine;

import io.sloguard.PerfException;
import io.sloguard.load.LoadPlan;
import io.sloguard.record.Recording;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Puts a prepared scenario under the load of a plan: creates the users, runs the warm-up, then the measured phase. Each
 * phase has its own start, set when everything is ready. Thread-safe; a run blocks the calling thread.
 */
public final class LoadRunner {

    private final Ticker ticker;
    private final Duration progressPeriod;
    private final Progress.Listener listener;
    private final PhaseObserver observer;
    private final Set<String> exact;

    /**
     * Creates a runner.
     *
     * @param ticker the time in which it runs
     * @param progressPeriod how often the listener is told, more than 0
     * @param listener is told about the progress of the measured phase
     */
    public LoadRunner(Ticker ticker, Duration progressPeriod, Progress.Listener listener) {
        this(ticker, progressPeriod, listener, PhaseObserver.none(), Set.of());
    }

    /**
     * Creates a runner of loads beside which something else is done.
     *
     * @param ticker the time in which it runs
     * @param progressPeriod how often the listener is told, more than 0
     * @param listener is told about the progress of the measured phase
     * @param atStart is told the start of the measured phase on the ticker just before, and returns at once; for example
     *     {@link Timetable#start}
     */
    public LoadRunner(Ticker ticker, Duration progressPeriod, Progress.Listener listener, LongConsumer atStart) {
        this(ticker, progressPeriod, listener, PhaseObserver.atStart(atStart), Set.of());
    }

    private LoadRunner(
            Ticker ticker,
            Duration progressPeriod,
            Progress.Listener listener,
            PhaseObserver observer,
            Set<String> exact) {
        this.ticker = Objects.requireNonNull(ticker, "ticker");
        this.progressPeriod = Objects.requireNonNull(progressPeriod, "progressPeriod");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.observer = Objects.requireNonNull(observer, "observer");
        this.exact = Set.copyOf(exact);
    }

    /** Returns a runner like this one whose measured phases are observed, and by nobody else. */
    public LoadRunner observedBy(PhaseObserver newObserver) {
        return new LoadRunner(ticker, progressPeriod, listener, newObserver, exact);
    }

    /**
     * Returns a runner that also keeps every value of some measurements, so that they can be counted for limits.
     *
     * @param measurements the names under which operations record them
     */
    public LoadRunner keeping(Set<String> measurements) {
        return new LoadRunner(ticker, progressPeriod, listener, observer, measurements);
    }

    /**
     * Runs the load.
     *
     * @param plan the load
     * @param seed the seed of arrivals and inputs
     * @param scenario a scenario that is prepared
     * @param context what its users are created with
     * @return what was recorded in the measured phase
     * @throws PerfException if a user cannot be created, or if the warm-up does not come to an end; the cause is kept
     * @throws InterruptedException if the calling thread is interrupted; the users are stopped
     */
    public Recording run(LoadPlan plan, long seed, Scenario scenario, ScenarioContext context)
            throws InterruptedException {
        return run(plan, seed, scenario, context, Optional.empty());
    }

    /**
     * Runs the load under a supervisor.
     *
     * @param plan the load
     * @param seed the seed of arrivals and inputs
     * @param scenario a scenario that is prepared
     * @param context what its users are created with
     * @param supervisor may have the measured phase end early; empty, or without effect for a closed load: it runs to its end
     * @return what was recorded in the measured phase
     * @throws PerfException if a user cannot be created, or if the warm-up does not come to an end; the cause is kept
     * @throws InterruptedException if the calling thread is interrupted; the users are stopped
     */
    public Recording run(
            LoadPlan plan, long seed, Scenario scenario, ScenarioContext context, Optional<Supervisor> supervisor)
            throws InterruptedException {
        Staff staff = Staff.of(plan, scenario, context);
        long warmupNumbers = 0;
        if (!plan.warmup().isEmpty()) {
            PhaseRun warmup = new PhaseRun(PhaseRun.Kind.WARMUP, ticker, plan, seed, 0, staff, Set.of());
            warmupNumbers = warmup.run(PhaseWatch.silent()).numbers();
            if (warmup.stuckUsers() > 0) {
                throw new PerfException(warmup.stuckUsers() + " of " + plan.workers()
                        + " users were still inside an operation of the warm-up "
                        + plan.drain().toMillis() + " ms after its end: nothing can be measured."
                        + " Is the system under test hanging? If its operations are that slow, raise drain");
            }
        }
        observer.prepare();
        PhaseWatch watch = new PhaseWatch(progressPeriod, listener, supervisor);
        return new PhaseRun(PhaseRun.Kind.MEASUREMENT, ticker, plan, seed, warmupNumbers, staff, exact)
                .run(watch, observer);
    }
}
