package io.sloguard.engine;

import io.sloguard.record.UserTally;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.VirtualUser;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One virtual user and the thread that runs its operations: takes the next one that is due, waits for its intended start,
 * runs it, notes its times.
 */
final class Worker implements Hand {

    private static final VarHandle RUNNING = runningField();

    private final PhaseRun phase;
    private final VirtualUser user;
    private final Ticker ticker;
    private final UserTally tally;
    private final Seat seat;

    /** Written by this thread through {@link #RUNNING} alone: opaque, because the fence of a volatile write would cost. */
    private volatile long running = NO_OPERATION;

    Worker(PhaseRun phase, VirtualUser user) {
        this.phase = phase;
        this.user = user;
        this.ticker = phase.ticker();
        this.tally = new UserTally(phase.exact());
        this.seat = new Seat(phase, tally);
    }

    private static VarHandle runningField() {
        try {
            return MethodHandles.lookup().findVarHandle(Worker.class, "running", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    @Override
    public int users() {
        return 1;
    }

    @Override
    public UserTally tally() {
        return tally;
    }

    @Override
    public long running() {
        return running;
    }

    @Override
    public void run() {
        try {
            phase.awaitStart();
            while (seat.next()) {
                runOne();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } finally {
            phase.handEnded();
        }
    }

    private void runOne() throws InterruptedException {
        long intended = seat.intendedStartNanos();
        boolean awaited = ticker.nanoTime() < intended;
        if (awaited) {
            ticker.sleepUntil(intended);
        }
        if (!seat.isWanted() || !seat.start(awaited)) {
            return;
        }
        RUNNING.setOpaque(this, seat.numberInPhase());
        Outcome outcome = outcome();
        RUNNING.setOpaque(this, NO_OPERATION);
        seat.end(outcome);
    }

    /** Whatever an operation throws is its outcome: this is the top of the user's thread. */
    private Outcome outcome() throws InterruptedException {
        try {
            return user.run(seat);
        } catch (InterruptedException interrupted) {
            if (phase.isOver()) {
                throw interrupted;
            }
            return FailureKind.of(interrupted);
        } catch (Throwable failure) {
            return FailureKind.of(failure);
        }
    }
}
