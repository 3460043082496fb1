package io.sloguard.engine;

import io.sloguard.record.OperationLog;
import io.sloguard.record.OperationState;
import io.sloguard.record.UserTally;
import io.sloguard.scenario.Operation;
import io.sloguard.scenario.Outcome;
import java.util.random.RandomGenerator;

/**
 * The place of one virtual user in a phase: takes the next operation that is due and notes its times. It is also the
 * {@link Operation} that the user sees, so that nothing is allocated. One thread at a time.
 */
final class Seat implements Operation {

    private final PhaseRun phase;
    private final Ticker ticker;
    private final OperationLog log;
    private final OperationRandom random;
    private final UserTally tally;
    private final ArrivalQueue.Slot slot = new ArrivalQueue.Slot();

    /**
     * Creates a seat.
     *
     * @param tally where its user counts
     */
    Seat(PhaseRun phase, UserTally tally) {
        this.phase = phase;
        this.ticker = phase.ticker();
        this.log = phase.log();
        this.random = new OperationRandom(phase.seed());
        this.tally = tally;
    }

    /** Takes the next operation, and returns whether there is one. */
    boolean next() throws InterruptedException {
        return !phase.isOver() && phase.queue().next(slot) && isWanted();
    }

    /** Returns whether the operation that was taken may still start. */
    boolean isWanted() {
        return !phase.isOver() && !phase.isCancelled(slot.intendedNanos);
    }

    /** Returns the number of the operation that was taken, within its phase. */
    long numberInPhase() {
        return slot.number;
    }

    /**
     * Notes that the operation starts now.
     *
     * @param awaited whether its intended start was waited for
     * @return whether it may; false if the phase is over
     */
    boolean start(boolean awaited) {
        long origin = phase.originNanos();
        if (!log.start(slot.number, slot.intendedNanos, ticker.nanoTime() - origin, awaited)) {
            return false;
        }
        random.restart(number());
        return true;
    }

    /** Notes that the operation ended now. */
    void end(Outcome outcome) {
        long ended = ticker.nanoTime() - phase.originNanos();
        slot.previousEndNanos = ended;
        slot.isFirst = false;
        if (log.end(slot.number, ended, stateOf(outcome)) && outcome.status() != Outcome.Status.OK) {
            tally.fail(outcome.kind(), outcome.message());
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
