package io.sloguard.application;

import java.time.Duration;
import java.util.Optional;

/**
 * Asks an application whether it is ready, in a protocol that the library does not know. Found by {@link
 * java.util.ServiceLoader}, so it needs a public constructor without parameters; thread-safe.
 */
public interface ReadinessProbe {

    /** Returns the key below {@code ready:} that means this probe, for example {@code "http"}. */
    String kind();

    /**
     * Returns what is wrong with an address, in one sentence; empty if it can be asked. Called before anything is started,
     * with placeholders such as <code>${port}</code> still in it.
     */
    Optional<String> problem(String address);

    /**
     * Asks once.
     *
     * @param address the address, without placeholders
     * @param limit how long the answer may take
     * @return why the application is not ready yet, for example {@code "it answered with status 503"}; empty if it is ready
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    Optional<String> objection(String address, Duration limit) throws InterruptedException;
}
