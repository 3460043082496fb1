package io.sloguard.engine;

import io.sloguard.load.ArrivalSchedule;
import io.sloguard.load.ClosedLoad;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.record.LiveRecording;
import io.sloguard.record.OperationLog;
import io.sloguard.record.ProcessUsage;
import io.sloguard.record.Recording;
import io.sloguard.record.Stalls;
import io.sloguard.record.UserTally;
import io.sloguard.result.EarlyEnd;
import io.sloguard.result.MachineNoise;
import io.sloguard.scenario.Crew;
import io.sloguard.scenario.VirtualUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * One phase of a load: its workers, its start, its end. The start is set when every worker is ready, so that set-up makes
 * nobody late; at the end, operations in flight get the drain time, and what is still running then is unfinished.
 */
final class PhaseRun {

    private static final Path PROC = Path.of("/proc");

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
    private final Set<String> exact;
    private final ArrivalQueue queue;

    /** The moments at which the phase may still go on, the next one first; empty if its length is settled. */
    private final Deque<Duration> ends = new ArrayDeque<>();

    private final OperationLog log;
    private final List<Hand> hands = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch ready;
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch ended;
    private volatile long originNanos;
    private volatile boolean over;

    /** What is meant to start from then on is cancelled. */
    private volatile long endNanos = Long.MAX_VALUE;

    /** Empty unless the phase is ended early; only the thread that runs the phase looks at these two. */
    private Optional<String> endReason = Optional.empty();

    private long settled;

    PhaseRun(
            Kind kind,
            Ticker ticker,
            LoadPlan plan,
            long seed,
            long firstNumber,
            Staff staff,
            Set<String> exact) {
        this.kind = kind;
        this.ticker = ticker;
        this.plan = plan;
        this.seed = seed;
        this.firstNumber = firstNumber;
        this.exact = exact;
        PhaseLength length = kind == Kind.WARMUP ? plan.warmup() : plan.measurement();
        if (plan.model() instanceof OpenLoad open) {
            ArrivalSchedule arrivals = open.schedule(length, phaseSeed());
            ArrivalQueue.Open growing = new ArrivalQueue.Open(ticker, arrivals);
            this.queue = growing;
            this.log = OperationLog.extensible(mostArrivals(plan, kind, arrivals));
            log.reserve(arrivals.count());
            if (kind == Kind.MEASUREMENT) {
                ends.addAll(plan.ends());
            }
            if (ends.size() <= 1) {
                growing.finish();
            }
        } else {
            this.queue = new ArrivalQueue.Closed((ClosedLoad) plan.model(), length);
            this.log = length instanceof PhaseLength.ForOperations limit
                    ? OperationLog.reserved(limit.operations())
                    : OperationLog.growing(ArrivalSchedule.MAX_ARRIVALS);
        }
        for (VirtualUser user : staff.users()) {
            hands.add(new Worker(this, user));
        }
        for (Crew crew : staff.crews()) {
            hands.add(new CrewWorker(this, crew));
        }
        for (Hand hand : hands) {
            threads.add(ticker.newThread("perf-user-" + (threads.size() + 1), hand));
        }
        this.ready = new CountDownLatch(hands.size());
        this.ended = new CountDownLatch(hands.size());
    }

    private static long mostArrivals(LoadPlan plan, Kind kind, ArrivalSchedule planned) {
        if (kind == Kind.WARMUP || plan.course().maxDuration().isEmpty()) {
            return planned.count();
        }
        PhaseLength longest = new ForDuration(plan.course().maxDuration().get());
        OpenLoad even = new OpenLoad(((OpenLoad) plan.model()).profile(), OpenLoad.Arrivals.EVEN);
        return even.schedule(longest, 0).count();
    }

    private long phaseSeed() {
        return seed + kind.name().hashCode();
    }

    /** Returns when it is due to say whether the phase goes on, after its start; empty if that is settled. */
    Optional<Long> undecidedEndNanos() {
        return ends.size() > 1 && !isEndedEarly() ? Optional.of(ends.element().toNanos()) : Optional.empty();
    }

    /** Has the phase go on to the next of its possible ends. Its starts follow from plan and seed alone. */
    void goOn() {
        ArrivalQueue.Open open = (ArrivalQueue.Open) queue;
        Duration before = ends.remove();
        ArrivalSchedule longer =
                ((OpenLoad) plan.model()).extended(open.schedule(), ends.element(), phaseSeed() + before.toNanos());
        log.reserve(longer.count());
        open.extend(longer);
        if (ends.size() == 1) {
            open.finish();
        }
    }

    /** Has the phase end where it is planned to by now. */
    void settle() {
        ends.clear();
        if (queue instanceof ArrivalQueue.Open open) {
            open.finish();
        }
    }

    /**
     * Runs the phase to its end.
     *
     * @param watch waits for the end
     */
    Recording run(PhaseWatch watch) throws InterruptedException {
        return run(watch, PhaseObserver.none());
    }

    /**
     * Runs the phase to its end, observed.
     *
     * @param watch waits for the end
     * @param observer is told of start and end
     */
    Recording run(PhaseWatch watch, PhaseObserver observer) throws InterruptedException {
        StallMonitor monitor = new StallMonitor(ticker);
        Canary canary = new Canary(ticker, PROC);
        canary.warmUp();
        threads.forEach(Thread::start);
        ready.await();
        ProcessClock before = ProcessClock.read();
        originNanos = ticker.nanoTime() + LEAD_NANOS;
        monitor.start();
        canary.start();
        observer.starting(originNanos);
        started.countDown();
        try {
            observer.started(inFlight(), originNanos);
            watch.awaitEnd(this, monitor);
        } finally {
            over = true;
            observer.ended();
        }
        long closedNanos = ticker.nanoTime() - originNanos;
        log.close(closedNanos, queue.numbers(), firstCancelled());
        ProcessUsage usage = ProcessClock.read().usedSince(before);
        Stalls stalls = monitor.stop(originNanos);
        MachineNoise noise = canary.stop(originNanos);
        interruptAndJoin();
        return new Recording(
                log,
                queue.numbers(),
                schedule(),
                closedNanos,
                tally(),
                stalls,
                usage,
                workerCount(),
                earlyEnd(),
                noise);
    }

    /**
     * Has the phase end at a moment that is still to come: what is meant to start before is started, the rest is cancelled.
     *
     * @param atNanos the moment, after the start of the phase
     * @param reason why
     */
    void endAt(long atNanos, String reason) {
        endReason = Optional.of(reason);
        endNanos = atNanos;
        settle();
    }

    /** Returns whether an operation that is meant to start at that time is cancelled. */
    boolean isCancelled(long intendedNanos) {
        return intendedNanos >= endNanos;
    }

    /** Returns whether the phase is ended early, now or soon. */
    boolean isEndedEarly() {
        return endReason.isPresent();
    }

    /** Returns whether a phase that is ended early has nothing to wait for any more. Each operation is looked at once. */
    boolean isSettled(long nowNanos) {
        if (!isEndedEarly() || nowNanos < endNanos) {
            return false;
        }
        long first = firstCancelled();
        while (settled < first && log.isEnded(settled)) {
            settled++;
        }
        return settled == first;
    }

    private long firstCancelled() {
        return isEndedEarly() ? LiveRecording.firstFrom(schedule().orElseThrow(), endNanos) : queue.numbers();
    }

    private Optional<EarlyEnd> earlyEnd() {
        return endReason.map(reason -> new EarlyEnd(endNanos, reason, queue.numbers(), log.cancelled(queue.numbers())));
    }

    private InFlight inFlight() {
        Map<Thread, Hand> byThread = new HashMap<>();
        for (int i = 0; i < hands.size(); i++) {
            byThread.put(threads.get(i), hands.get(i));
        }
        return new InFlight(byThread);
    }

    /** Returns how many users are still inside an operation after the phase has ended; of a crew, all or none. */
    long stuckUsers() {
        long stuck = 0;
        for (int i = 0; i < hands.size(); i++) {
            stuck += threads.get(i).isAlive() ? hands.get(i).users() : 0;
        }
        return stuck;
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
        hands.forEach(hand -> sum.addAll(hand.tally()));
        return sum;
    }

    /** Returns when the phase is over at the latest, after its start; empty if its plan does not say. */
    Optional<Long> latestEndNanos() {
        long drain = plan.drain().toNanos();
        Optional<ArrivalSchedule> arrivals = schedule();
        if (arrivals.isPresent()) {
            return Optional.of(Math.min(arrivals.get().durationNanos(), endNanos) + drain);
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

    void handEnded() {
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

    /** Returns the arrivals that are planned by now; empty for a closed load. */
    Optional<ArrivalSchedule> schedule() {
        return queue instanceof ArrivalQueue.Open open ? Optional.of(open.schedule()) : Optional.empty();
    }

    /** Returns how many operations can be in flight at once. */
    int workerCount() {
        return hands.stream().mapToInt(Hand::users).sum();
    }

    ArrivalQueue queue() {
        return queue;
    }

    long seed() {
        return seed;
    }

    /** Returns the measurements of which every value is kept. */
    Set<String> exact() {
        return exact;
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
