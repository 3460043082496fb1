package io.sloguard.pgindex.change;

import io.sloguard.pgindex.build.ServerCheck;
import io.sloguard.pgindex.build.Tuning;
import io.sloguard.pgindex.lint.SessionLockCheck;
import io.sloguard.pgindex.runtime.IndexTaskRunner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.ChangeFactory;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.exception.ValidationErrors;

/** Finds everything that is wrong with an index change, before any changeset has run. */
final class ChangeCheck {

    private final IndexChange change;
    private final Database database;
    private final ValidationErrors errors;
    private final String type;

    ChangeCheck(IndexChange change, Database database) {
        this.change = change;
        this.database = database;
        this.errors = new ValidationErrors(change);
        this.type = Scope.getCurrentScope()
                .getSingleton(ChangeFactory.class)
                .getChangeMetaData(change)
                .getName();
    }

    ValidationErrors errors() {
        if (!change.supports(database)) {
            errors.addError(type + " is not supported on " + database.getShortName() + "; it needs PostgreSQL");
            return errors;
        }
        attributes();
        changeSet();
        server();
        return errors;
    }

    private void attributes() {
        change.unknownAttributes()
                .forEach(name -> errors.addError(type + " has no attribute '" + name + "'; look for a misspelt name"));
        List<String> missing = change.missingAttributes();
        missing.forEach(name -> errors.addError(type + " needs the attribute '" + name + "'"));
        if (!missing.isEmpty()) {
            return;
        }
        try {
            change.task(database);
        } catch (IllegalArgumentException wrong) {
            errors.addError(type + ": " + wrong.getMessage());
        }
    }

    private void changeSet() {
        ChangeSet changeSet = change.getChangeSet();
        if (changeSet == null) {
            return;
        }
        if (changeSet.isRunInTransaction()) {
            errors.addError(type + " cannot run inside a transaction: set runInTransaction to false on changeset "
                    + changeSet.toString(false));
        }
        List<Change> siblings = changeSet.getChanges().contains(change)
                ? changeSet.getChanges()
                : changeSet.getRollback().getChanges();
        if (siblings.size() > 1) {
            errors.addError(type + " must be the only change of changeset " + changeSet.toString(false) + ", which has "
                    + siblings.size() + ": outside a transaction a failure of one would leave the others done and"
                    + " unrecorded; give each its own changeset");
        }
        if (changeSet.getRunWith() != null) {
            errors.addError(type + " does its own work and ignores runWith: remove it from changeset "
                    + changeSet.toString(false));
        }
    }

    private void server() {
        Tuning tuning;
        try {
            tuning = change.tuning();
        } catch (IllegalArgumentException wrong) {
            errors.addError(type + ": " + wrong.getMessage());
            return;
        }
        Optional<Connection> connection = IndexTaskRunner.connectionOf(database);
        if (connection.isEmpty()) {
            return;
        }
        try {
            ServerCheck.problems(connection.get(), tuning).forEach(problem -> errors.addError(type + ": " + problem));
        } catch (SQLException failed) {
            errors.addError(type + ": the server could not be asked for its version: " + failed.getMessage());
        }
        SessionLockCheck.check(database, errors);
    }
}
