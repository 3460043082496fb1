package io.sloguard.scenario;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * Virtual users that share one thread, because none of them blocks it: an operation is started, and its end is told later,
 * while the thread waits for all of them together. It belongs to that thread and is not thread-safe.
 *
 * <p>A closed load without think time is run by crews where a scenario offers them: the thread that reads one answer sends
 * the next request, and no other has to be woken for it. Operations that are to start at a planned moment are run by
 * {@link VirtualUser}s, whose threads wait for that moment more exactly.
 */
public interface Crew {

    /** Returns how many users it has, at least 1. */
    int users();

    /**
     * Starts an operation of a user who has none; never waits.
     *
     * @param user from 0 to {@link #users} - 1
     * @param operation valid until it has ended
     * @param ended is told once how it ended: during a later {@link #turn}, or already during this call
     * @throws Exception when the operation failed; {@code ended} is not told then
     */
    void start(int user, Operation operation, Consumer<Outcome> ended) throws Exception;

    /**
     * Waits until something is to be done for one of the operations, and does it; returns early when the thread is
     * interrupted.
     *
     * @param untilNanos until when it waits at most, on the clock of {@link System#nanoTime}
     * @throws IOException if it cannot wait
     */
    void turn(long untilNanos) throws IOException;

    /** Gives up what a user does; nobody is told of its end. Without effect if it does nothing. */
    void abandon(int user);
}
