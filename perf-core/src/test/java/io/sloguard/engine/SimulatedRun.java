package io.sloguard.engine;

import io.sloguard.load.LoadPlan;
import io.sloguard.record.Recording;
import io.sloguard.record.Tally;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.FixedContext;
import io.sloguard.scenario.VirtualUser;
import io.sloguard.slo.ObjectiveParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Runs a simulated system under a real plan, through the real engine, in virtual time. */
public final class SimulatedRun {

    public static final long SEED = 42;

    private final VirtualTicker ticker = new VirtualTicker();
    private final List<Progress> progress = new ArrayList<>();
    private final Ticker seenByEngine;

    /** Creates a run on a machine that is never late. */
    public SimulatedRun() {
        this.seenByEngine = ticker;
    }

    /** Creates a run on a machine whose wake-ups come late. */
    SimulatedRun(Duration lateness) {
        this.seenByEngine = new LateTicker(ticker, lateness);
    }

    /** Returns the time in which it runs. */
    public VirtualTicker ticker() {
        return ticker;
    }

    /** Returns when the first phase starts, after the start of this run's time. */
    Duration start() {
        return Duration.ofNanos(PhaseRun.LEAD_NANOS);
    }

    /** Returns the time since the start of the first phase. */
    public Duration elapsed() {
        return ticker.elapsed().minus(start());
    }

    /** Stages a stall of the load generator, in the time since the start of the first phase. */
    public void stallGenerator(Duration from, Duration to) {
        ticker.stall(start().plus(from), start().plus(to));
    }

    /** Returns what was told about the progress of the last run. */
    List<Progress> progress() {
        return progress;
    }

    /** Waits, as an operation does that the server answers after the service time, but not within a freeze. */
    void serve(Duration service, Duration frozenFrom, Duration frozenTo) throws InterruptedException {
        boolean frozen = elapsed().compareTo(frozenFrom) >= 0 && elapsed().compareTo(frozenTo) < 0;
        if (frozen) {
            ticker.sleep(frozenTo.minus(elapsed()));
        }
        ticker.sleep(service);
    }

    /** Runs a plan with users who all do the same, and counts for the limits of the objectives. */
    ScenarioResult run(LoadPlan plan, VirtualUser user, String... objectives) throws InterruptedException {
        List<Long> thresholds = Arrays.stream(objectives)
                .map(objective -> ObjectiveParser.parse(objective).thresholdNanos())
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
        return Tally.count("simulated", plan, record(plan, user), thresholds);
    }

    /** Runs a plan with users who all do the same. */
    Recording record(LoadPlan plan, VirtualUser user) throws InterruptedException {
        return record(plan, user, Optional.empty());
    }

    /** Runs a plan with users who all do the same, and keeps every value of some measurements. */
    Recording record(LoadPlan plan, VirtualUser user, Set<String> measurements) throws InterruptedException {
        FixedContext context = new FixedContext("simulated", SEED, plan.workers());
        return runner().keeping(measurements).run(plan, SEED, anyContext -> user, context);
    }

    /** Runs a plan with users who all do the same, under a supervisor. */
    public Recording record(LoadPlan plan, VirtualUser user, Optional<Supervisor> supervisor)
            throws InterruptedException {
        FixedContext context = new FixedContext("simulated", SEED, plan.workers());
        return runner().run(plan, SEED, anyContext -> user, context, supervisor);
    }

    private LoadRunner runner() {
        return new LoadRunner(seenByEngine, Duration.ofSeconds(10), progress::add);
    }
}
