package io.sloguard.target;

import java.util.List;
import java.util.Optional;

/** A database that can be migrated under load: a resource that a target offers if it can. Thread-safe. */
public interface LiveDatabase {

    /**
     * Returns why a migration can be tried only once here, so that there is no control; empty if each trial has a copy of
     * the database.
     */
    Optional<String> whyNoControl();

    /**
     * Opens a database for one trial, in the state before the migration: what of a changelog is applied already is taken
     * back where the database is a copy.
     *
     * @param migration the migration that is to be tried, or whose control is
     * @param prepare statements that bring the copy into the state before the migration; none if it is
     * @throws TargetException if that is not possible; the message says what to do
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    TrialDatabase open(Migration migration, List<String> prepare) throws InterruptedException;
}
