package io.sloguard.target;

import java.util.Map;
import java.util.Optional;

/** An open target of load: it offers resources to scenarios, and facts to the result. Thread-safe until closed. */
public interface Target extends AutoCloseable {

    /** Returns what this target offers of the given type, for example a {@code javax.sql.DataSource}. */
    <T> Optional<T> resource(Class<T> type);

    /**
     * Returns what a reader of the figures must know about the target, name to value, in display order, for example
     * {@code PostgreSQL = 18.6} and {@code fsync = on}. Never a secret.
     */
    Map<String, String> facts();

    /**
     * Ends every connection and every process that this target started; open transactions are rolled back by that. Safe
     * to call more than once.
     */
    @Override
    void close();
}
