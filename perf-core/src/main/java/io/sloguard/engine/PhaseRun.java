package io.sloguard.engine;

import io.sloguard.load.ArrivalSchedule;
import io.sloguard.load.ClosedLoad;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.record.OperationLog;
import io.sloguard.record.ProcessUsage;
import io.sloguard.record.Recording;
import io.sloguard.record.Stalls;
import io.sloguard.record.UserTally;
import io.sloguard.scenario.VirtualUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * One phase of a load: its workers, its start, its end. The start is set when every worker is ready, so that set-up makes
 * nobody late; at the end, operations in flight get the drain time, and what is still running then is unfinished.
 */
final class PhaseRun {

    /** Lets every worker reach its first wait before the first intended start. */
    static final long LEAD_NANOS = 2_000_000L;

    /** A phase without a planned end is over when nothing has ended for so long. */
    private static final long STANDSTILL_NANOS = Duration.ofMinutes(1).toNanos();

    /** How long threads get to notice that their phase is over. */
    private static final Duration JOIN_TIME = Duration.ofSeconds(2);

    /** Which phase of the plan it is. */
    enum Kind {
        WARMUP,
        MEASUREMENT
    }

    private final Kind kind;
    private final Ticker ticker;
    private final LoadPlan plan;
    private final long seed;
    private final long firstNumber;
    private final Optional<ArrivalSchedule> schedule;
    private final ArrivalQueue queue;
    private final OperationLog log;
    private final List<Worker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch ready;
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch ended;
    private volatile long originNanos;
    private volatile boolean over;

    PhaseRun(Kind kind, Ticker ticker, LoadPlan plan, long seed, long firstNumber, List<VirtualUser> users) {
        this.kind = kind;
        this.ticker = ticker;
        this.plan = plan;
        this.seed = seed;
        this.firstNumber = firstNumber;
        this.ready = new CountDownLatch(users.size());
        this.ended = new CountDownLatch(users.size());
        PhaseLength length = kind == Kind.WARMUP ? plan.warmup() : plan.measurement();
        if (plan.model() instanceof OpenLoad open) {
            ArrivalSchedule arrivals = open.schedule(length, seed + kind.name().hashCode());
            this.schedule = Optional.of(arrivals);
            this.queue = new ArrivalQueue.Open(arrivals);
            this.log = OperationLog.reserved(arrivals.count());
        } else {
            this.schedule = Optional.empty();
            this.queue = new ArrivalQueue.Closed((ClosedLoad) plan.model(), length);
            this.log = length instanceof PhaseLength.ForOperations limit
                    ? OperationLog.reserved(limit.operations())
                    : OperationLog.growing(ArrivalSchedule.MAX_ARRIVALS);
        }
        for (VirtualUser user : users) {
            Worker worker = new Worker(this, user);
            workers.add(worker);
            threads.add(ticker.newThread("perf-user-" + workers.size(), worker));
        }
    }

    /**
     * Runs the phase to its end.
     *
     * @param watch is called with the time since the start of the phase about every {@code watchPeriod}
     */
    Recording run(ProgressWatch watch) throws InterruptedException {
        return run(watch, PhaseObserver.none());
    }

    /**
     * Runs the phase to its end, observed.
     *
     * @param watch is called with the time since the start of the phase about every {@code watchPeriod}
     */
    Recording run(ProgressWatch watch, PhaseObserver observer) throws InterruptedException {
        StallMonitor monitor = new StallMonitor(ticker);
        threads.forEach(Thread::start);
        ready.await();
        ProcessClock before = ProcessClock.read();
        originNanos = ticker.nanoTime() + LEAD_NANOS;
        monitor.start();
        observer.starting(originNanos);
        started.countDown();
        try {
            observer.started(inFlight(), originNanos);
            watch.awaitEnd(this);
        } finally {
            over = true;
            observer.ended();
        }
        long closedNanos = ticker.nanoTime() - originNanos;
        log.close(closedNanos, queue.numbers());
        ProcessUsage usage = ProcessClock.read().usedSince(before);
        Stalls stalls = monitor.stop(originNanos);
        interruptAndJoin();
        return new Recording(log, queue.numbers(), schedule, closedNanos, tally(), stalls, usage, workers.size());
    }

    private InFlight inFlight() {
        Map<Thread, Worker> byThread = new HashMap<>();
        for (int i = 0; i < workers.size(); i++) {
            byThread.put(threads.get(i), workers.get(i));
        }
        return new InFlight(byThread);
    }

    /** Returns how many users are still inside an operation after the phase has ended. */
    long stuckUsers() {
        return threads.stream().filter(Thread::isAlive).count();
    }

    private void interruptAndJoin() throws InterruptedException {
        threads.forEach(Thread::interrupt);
        long deadline = System.nanoTime() + JOIN_TIME.toNanos();
        for (Thread thread : threads) {
            thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000L));
        }
    }

    /** Sums up what the users counted; a stuck one has published it by starting its operation and adds nothing more. */
    private UserTally tally() {
        UserTally sum = new UserTally();
        workers.forEach(worker -> sum.addAll(worker.tally()));
        return sum;
    }

    /** Returns when the phase is over at the latest, after its start; empty if its plan does not say. */
    Optional<Long> latestEndNanos() {
        long drain = plan.drain().toNanos();
        if (schedule.isPresent()) {
            return Optional.of(schedule.get().durationNanos() + drain);
        }
        PhaseLength length = kind == Kind.WARMUP ? plan.warmup() : plan.measurement();
        return length instanceof ForDuration limit
                ? Optional.of(limit.duration().toNanos() + drain)
                : Optional.empty();
    }

    long standstillNanos() {
        return Math.max(STANDSTILL_NANOS, plan.drain().toNanos());
    }

    void awaitStart() throws InterruptedException {
        ready.countDown();
        started.await();
    }

    void workerEnded() {
        ended.countDown();
    }

    CountDownLatch ended() {
        return ended;
    }

    Ticker ticker() {
        return ticker;
    }

    OperationLog log() {
        return log;
    }

    ArrivalQueue queue() {
        return queue;
    }

    long seed() {
        return seed;
    }

    long firstNumber() {
        return firstNumber;
    }

    long originNanos() {
        return originNanos;
    }

    boolean isWarmup() {
        return kind == Kind.WARMUP;
    }

    boolean isOver() {
        return over;
    }
}
