package io.sloguard.engine;

import io.sloguard.record.OperationLog;
import io.sloguard.record.OperationState;
import io.sloguard.record.UserTally;
import io.sloguard.scenario.Operation;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.VirtualUser;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.random.RandomGenerator;

/**
 * One virtual user and the thread that runs its operations: takes the next one that is due, waits for its intended start,
 * runs it, notes its times. It is also the {@link Operation} that the user sees, so that nothing is allocated.
 */
final class Worker implements Operation, Runnable {

    /** Stands for the number of an operation where none is running. */
    static final long NO_OPERATION = -1;

    private static final VarHandle RUNNING = runningField();

    private final PhaseRun phase;
    private final VirtualUser user;
    private final Ticker ticker;
    private final OperationLog log;
    private final OperationRandom random;
    private final UserTally tally;
    private final ArrivalQueue.Slot slot = new ArrivalQueue.Slot();

    /** Written by this thread through {@link #RUNNING} alone: opaque, because the fence of a volatile write would cost. */
    private volatile long running = NO_OPERATION;

    Worker(PhaseRun phase, VirtualUser user) {
        this.phase = phase;
        this.user = user;
        this.ticker = phase.ticker();
        this.log = phase.log();
        this.random = new OperationRandom(phase.seed());
        this.tally = new UserTally(phase.exact());
    }

    private static VarHandle runningField() {
        try {
            return MethodHandles.lookup().findVarHandle(Worker.class, "running", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    UserTally tally() {
        return tally;
    }

    /** Returns the number of the operation that runs at this moment, or {@link #NO_OPERATION}. */
    long running() {
        return running;
    }

    @Override
    public void run() {
        try {
            phase.awaitStart();
            while (!phase.isOver() && phase.queue().next(slot) && !phase.isCancelled(slot.intendedNanos)) {
                runOne();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } finally {
            phase.workerEnded();
        }
    }

    private void runOne() throws InterruptedException {
        long origin = phase.originNanos();
        long intended = origin + slot.intendedNanos;
        boolean awaited = ticker.nanoTime() < intended;
        if (awaited) {
            ticker.sleepUntil(intended);
        }
        if (phase.isOver() || phase.isCancelled(slot.intendedNanos)) {
            return;
        }
        if (!log.start(slot.number, slot.intendedNanos, ticker.nanoTime() - origin, awaited)) {
            return;
        }
        random.restart(number());
        RUNNING.setOpaque(this, slot.number);
        Outcome outcome = outcome();
        RUNNING.setOpaque(this, NO_OPERATION);
        long ended = ticker.nanoTime() - origin;
        slot.previousEndNanos = ended;
        slot.isFirst = false;
        if (log.end(slot.number, ended, stateOf(outcome)) && outcome.status() != Outcome.Status.OK) {
            tally.fail(outcome.kind(), outcome.message());
        }
    }

    /** Whatever an operation throws is its outcome: this is the top of the user's thread. */
    private Outcome outcome() throws InterruptedException {
        try {
            return user.run(this);
        } catch (InterruptedException interrupted) {
            if (phase.isOver()) {
                throw interrupted;
            }
            return FailureKind.of(interrupted);
        } catch (Throwable failure) {
            return FailureKind.of(failure);
        }
    }

    private static OperationState stateOf(Outcome outcome) {
        return switch (outcome.status()) {
            case OK -> OperationState.OK;
            case FAILED -> OperationState.FAILED;
            case TIMED_OUT -> OperationState.TIMED_OUT;
        };
    }

    @Override
    public long number() {
        return phase.firstNumber() + slot.number;
    }

    @Override
    public long intendedStartNanos() {
        return phase.originNanos() + slot.intendedNanos;
    }

    @Override
    public boolean isWarmup() {
        return phase.isWarmup();
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public void count(String counter) {
        if (!phase.isOver()) {
            tally.count(counter);
        }
    }

    @Override
    public void record(String measurement, long nanos) {
        if (!phase.isOver()) {
            tally.record(slot.number, measurement, nanos);
        }
    }
}
