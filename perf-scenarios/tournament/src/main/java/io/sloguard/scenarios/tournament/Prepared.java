package io.sloguard.scenarios.tournament;

import org.jspecify.annotations.Nullable;

/** The part of the application that a scenario prepares before the load and closes after it. Thread-safe. */
final class Prepared<T extends ApplicationPart> implements AutoCloseable {

    private volatile @Nullable T value;

    void set(T prepared) {
        value = prepared;
    }

    /**
     * Returns what was prepared.
     *
     * @throws IllegalStateException if nothing was
     */
    T get() {
        T prepared = value;
        if (prepared == null) {
            throw new IllegalStateException("The scenario is not prepared. Call prepare before newUser and verify.");
        }
        return prepared;
    }

    /** Closes what was prepared, if anything was. */
    @Override
    public void close() {
        T prepared = value;
        if (prepared != null) {
            prepared.close();
        }
    }
}
