package io.sloguard.engine;

import java.util.Objects;
import java.util.function.LongConsumer;

/** Is told when the measured phase of a load is about to start, has started and is over, from the thread that runs it. */
public interface PhaseObserver {

    /** Returns an observer that takes no notice. */
    static PhaseObserver none() {
        return new PhaseObserver() {};
    }

    /**
     * Returns an observer that tells somebody the start of the phase just before it.
     *
     * @param listener is told the moment, on the ticker of the run, and returns at once
     */
    static PhaseObserver atStart(LongConsumer listener) {
        Objects.requireNonNull(listener, "listener");
        return new PhaseObserver() {
            @Override
            public void starting(long originNanos) {
                listener.accept(originNanos);
            }
        };
    }

    /** Returns an observer that tells this one first, and then another one. */
    default PhaseObserver and(PhaseObserver second) {
        PhaseObserver first = this;
        return new PhaseObserver() {
            @Override
            public void prepare() {
                first.prepare();
                second.prepare();
            }

            @Override
            public void starting(long originNanos) {
                first.starting(originNanos);
                second.starting(originNanos);
            }

            @Override
            public void started(InFlight operations, long originNanos) {
                first.started(operations, originNanos);
                second.started(operations, originNanos);
            }

            @Override
            public void ended() {
                first.ended();
                second.ended();
            }
        };
    }

    /** The warm-up is over, and the measured phase is not set up yet: what is done here delays it and is not part of it. */
    default void prepare() {}

    /**
     * The measured phase is about to start; must return at once.
     *
     * @param originNanos its start, on the ticker of the run
     */
    default void starting(long originNanos) {}

    /**
     * The measured phase has its start; must return at once.
     *
     * @param operations the operations that run in it
     * @param originNanos its start, on the clock of {@link System#nanoTime}
     */
    default void started(InFlight operations, long originNanos) {}

    /** The measured phase is over; must return at once. */
    default void ended() {}
}
