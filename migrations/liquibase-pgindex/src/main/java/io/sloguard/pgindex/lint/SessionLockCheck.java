package io.sloguard.pgindex.lint;

import io.sloguard.pgindex.config.PgIndexConfiguration;
import io.sloguard.pgindex.config.PgIndexConfiguration.Lint;
import liquibase.database.Database;
import liquibase.exception.ValidationErrors;
import liquibase.lockservice.LockServiceFactory;

/** Recognises a lock service that makes concurrent builds hang in rolling deployments. */
public final class SessionLockCheck {

    private static final String SESSIONLOCK = "com.github.blagerweij.sessionlock.";

    private SessionLockCheck() {}

    /**
     * Adds a warning, or an error if {@code pgindex.lint} is error, where liquibase-sessionlock is in use.
     *
     * @param database the database of the migration
     * @param errors where to add it
     */
    public static void check(Database database, ValidationErrors errors) {
        String inUse = LockServiceFactory.getInstance()
                .getLockService(database)
                .getClass()
                .getName();
        Lint lint = PgIndexConfiguration.lint();
        if (!inUse.startsWith(SESSIONLOCK) || lint == Lint.OFF) {
            return;
        }
        String message = "liquibase-sessionlock is in use (" + inUse + "): while a second node waits for its lock it"
                + " holds a snapshot, for which the concurrent build of the first node waits, so both hang. Remove it"
                + " and set pgindex.lockService to session";
        if (lint == Lint.ERROR) {
            errors.addError(message);
        } else {
            errors.addWarning(message);
        }
    }
}
