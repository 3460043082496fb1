package io.sloguard.target;

import java.util.List;

/** The database of one trial of a migration. Thread-safe. */
public interface TrialDatabase extends AutoCloseable {

    /** Returns where the load goes; it is closed with this database. */
    Target target();

    /**
     * Adds rows to a table until it has as many as that, before the load begins. Only where the database is a copy.
     *
     * @return how many it has
     * @throws TargetException if that is not possible; the message says what to do
     */
    long scale(Scaling scaling);

    /**
     * Makes a migration, and returns when it has ended.
     *
     * @throws TargetException if it fails, or is stopped; the message says why, without secrets
     * @throws InterruptedException if the thread is interrupted meanwhile; the migration may still go on
     */
    void apply(Migration migration) throws InterruptedException;

    /** Ends a migration that is under way, whose {@link #apply} fails by that. Without effect if none is. */
    void stop();

    /**
     * Leaves a transaction open that has written to a table, as far as others can tell.
     *
     * @return closing it commits the transaction
     * @throws TargetException if that is not possible, for example because there is no such table
     */
    OpenTransaction leaveOpen(String table);

    /**
     * Starts to watch the locks, on a connection of its own.
     *
     * @throws TargetException if that is not possible
     */
    LockWatch watch();

    /** Returns the statements that make, in the blocking way, the indexes that were made since this database was opened. */
    List<String> blockingStatements();

    /** Returns the names of the INVALID indexes that were not there when this database was opened, sorted. */
    List<String> invalidIndexes();

    /** Ends every session of the trial and, if the database is a copy, deletes it. Safe to call more than once. */
    @Override
    void close();

    /** A transaction that has not ended. */
    interface OpenTransaction extends AutoCloseable {

        /**
         * Commits it. Safe to call more than once.
         *
         * @throws TargetException if it was lost meanwhile
         */
        @Override
        void close();
    }
}
