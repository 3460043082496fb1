package io.sloguard.engine;

/** Is told when the measured phase of a load is about to start, has started and is over, from the thread that runs it. */
public interface PhaseObserver {

    /** Returns an observer that takes no notice. */
    static PhaseObserver none() {
        return new PhaseObserver() {};
    }

    /** The warm-up is over, and the measured phase is not set up yet: what is done here delays it and is not part of it. */
    default void prepare() {}

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
