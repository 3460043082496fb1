package io.sloguard.scenarios.tournament;

import java.util.function.Consumer;

/**
 * Carries messages from the node of the application where something happened to all nodes that have subscribers. A node
 * opens it with a receiver, to which every message of any node is passed, in the order in which the backplane has it, by
 * one thread of the backplane. Thread-safe.
 *
 * <p>Another carrier, for example Redis, is another implementation; nothing else knows which one it is.
 */
interface Backplane extends AutoCloseable {

    /** Opens the backplane of a node. */
    @FunctionalInterface
    interface Opener {
        /** Returns a backplane that passes to the receiver every message that is published from now on. */
        Backplane open(Consumer<String> receiver) throws Exception;
    }

    /**
     * Publishes a message to all nodes, this one included; returns when the backplane has it.
     *
     * @throws Exception if the backplane did not take it, or has lost its connection since it was opened
     */
    void publish(String message) throws Exception;

    @Override
    void close();
}
