package io.sloguard.scenarios.postgres.migration;

import io.sloguard.target.LiveDatabase;
import io.sloguard.target.Migration;
import io.sloguard.target.Target;
import io.sloguard.target.TargetException;
import io.sloguard.target.TrialDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Makes migrations in copies of a database or, where it must not be copied, once in the database itself. A copy is made by
 * {@code create database ... template}, which takes some hundred milliseconds for some ten megabytes and needs that nobody
 * else is connected. Thread-safe.
 */
public final class PostgresLiveDatabase implements LiveDatabase {

    /** Where nobody works, so that the others can be copied and dropped. */
    private static final String ADMINISTRATION = "template1";

    private static final AtomicInteger COPIES = new AtomicInteger();

    private final PGSimpleDataSource database;
    private final Function<PGSimpleDataSource, Target> opener;
    private final Optional<String> whyNoCopy;

    /**
     * Creates a resource of a target.
     *
     * @param database the database of the plan
     * @param opener opens a target of its own for the load, in the database that it is given
     * @param whyNoCopy why the database must not be copied; empty if it can be
     */
    public PostgresLiveDatabase(
            PGSimpleDataSource database, Function<PGSimpleDataSource, Target> opener, Optional<String> whyNoCopy) {
        this.database = database;
        this.opener = opener;
        this.whyNoCopy = whyNoCopy;
    }

    @Override
    public Optional<String> whyNoControl() {
        return whyNoCopy;
    }

    @Override
    public TrialDatabase open(Migration migration, List<String> prepare) {
        return whyNoCopy.isPresent() ? inPlace(migration, prepare, whyNoCopy.get()) : copy(migration, prepare);
    }

    private TrialDatabase inPlace(Migration migration, List<String> prepare, String whyNoCopy) {
        if (!prepare.isEmpty()) {
            throw new TargetException("prepare changes a copy of the database, and there is none: " + whyNoCopy);
        }
        if (migration instanceof Migration.Changelog changelog
                && Changelog.unapplied(changelog.name(), database) == 0) {
            throw new TargetException("changelog " + changelog.name()
                    + " is applied already, so nothing would happen under the load. Point the target at a database in the"
                    + " state before it");
        }
        return trial(new TrialSessions(database), () -> {});
    }

    private TrialDatabase copy(Migration migration, List<String> prepare) {
        String name = "sloguard_trial_" + COPIES.incrementAndGet();
        TrialSessions administration = new TrialSessions(database).in(ADMINISTRATION);
        execute(administration, "create database " + name + " template " + quoted(database.getDatabaseName()));
        Runnable drop = () -> execute(administration, "drop database if exists " + name + " with (force)");
        try {
            TrialSessions copy = new TrialSessions(database).in(name);
            if (migration instanceof Migration.Changelog changelog) {
                Changelog.undo(changelog.name(), copy.migration());
            }
            for (String statement : prepare) {
                execute(copy, statement);
            }
            return trial(copy, drop);
        } catch (RuntimeException failure) {
            drop.run();
            throw failure;
        }
    }

    private TrialDatabase trial(TrialSessions sessions, Runnable drop) {
        try {
            TrialIndexes indexes = TrialIndexes.of(sessions.aside());
            return new PostgresTrial(sessions, opener.apply(sessions.aside()), indexes, drop);
        } catch (SQLException failure) {
            throw new TargetException("the indexes of the database cannot be read: " + failure.getMessage(), failure);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void execute(TrialSessions sessions, String sql) {
        try (var connection = sessions.aside().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new TargetException("\"" + sql + "\" failed: " + failure.getMessage(), failure);
        }
    }
}
