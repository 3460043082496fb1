package io.sloguard.target;

/** Watches a database while it is under load: a resource that a target offers if its database can. Thread-safe. */
public interface DatabaseProbe {

    /**
     * Connects for one measured phase, on a connection of its own.
     *
     * @throws TargetException if that is not possible; the message says why, and what to do
     */
    DatabaseWatch connect();
}
