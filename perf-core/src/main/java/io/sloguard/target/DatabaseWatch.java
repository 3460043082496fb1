package io.sloguard.target;

import io.sloguard.result.diagnosis.DatabaseActivity;
import java.util.List;
import java.util.Optional;

/**
 * Watches a database during one measured phase. Used by one thread at a time, except for {@link #close}. Each call ends by
 * itself within seconds, also if the server does not answer.
 */
public interface DatabaseWatch extends AutoCloseable {

    /**
     * Reads the counters that {@link #activity} compares with.
     *
     * @throws TargetException if the connection is lost
     */
    void begin();

    /**
     * Looks once at every session of this run that is inside a statement or a transaction; empty if the database could not
     * say this time.
     *
     * @throws TargetException if the connection is lost
     */
    Optional<List<SessionSample>> sample();

    /**
     * Reads the counters again, and looks at the plans of the statements that were seen most often, without executing them.
     *
     * @throws TargetException if the connection is lost
     */
    DatabaseActivity activity();

    /** Returns what cannot be seen, and what would make it so, one sentence each. */
    List<String> missing();

    /** Ends the connection at once. May be called by any thread, and more than once. */
    @Override
    void close();
}
