package io.sloguard.scenarios.postgres.migration;

import io.sloguard.target.TargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * Applies a Liquibase changelog of the class path, and takes it back. Liquibase itself is brought by the project that uses
 * this module. Thread-safe.
 */
public final class Changelog {

    /** Held, so that its level is not forgotten: Liquibase logs each statement otherwise. */
    private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

    /** Where liquibase-pgindex looks for a second connection, by which it watches its builds. */
    private static final String MONITOR_DATA_SOURCE = "pgindex.monitorDataSource";

    private Changelog() {}

    /**
     * Applies the changelog.
     *
     * @throws TargetException if it fails; what was applied before stays applied, as Liquibase does
     */
    public static void apply(String name, DataSource dataSource) {
        run(
                "changelog " + name + " failed",
                "Correct the changeset; nothing was measured",
                name,
                dataSource,
                liquibase -> {
                    liquibase.update(new Contexts(), new LabelExpression());
                    return 0;
                });
    }

    /**
     * Returns how many of its changesets are still to be applied.
     *
     * @throws TargetException if that cannot be known
     */
    static int unapplied(String name, DataSource dataSource) {
        return run(
                "changelog " + name + " cannot be compared with the database",
                "",
                name,
                dataSource,
                liquibase -> liquibase
                        .listUnrunChangeSets(new Contexts(), new LabelExpression())
                        .size());
    }

    /**
     * Takes back those of its changesets that are applied, the last one first.
     *
     * @throws TargetException if one has no rollback, or its rollback fails
     */
    static void undo(String name, DataSource dataSource) {
        String advice = "Give each changeset a rollback, by which a copy gets into the state before the migration";
        run("changelog " + name + " cannot be taken back", advice, name, dataSource, liquibase -> {
            int unapplied = liquibase
                    .listUnrunChangeSets(new Contexts(), new LabelExpression())
                    .size();
            int applied = liquibase.getDatabaseChangeLog().getChangeSets().size() - unapplied;
            if (applied > 0) {
                liquibase.rollback(applied, new Contexts(), new LabelExpression());
            }
            return applied;
        });
    }

    /** Something that is done with a changelog. */
    @FunctionalInterface
    private interface Work {
        int with(Liquibase liquibase) throws LiquibaseException;
    }

    private static int run(String failed, String advice, String name, DataSource dataSource, Work work) {
        LIQUIBASE_LOG.setLevel(Level.WARNING);
        try {
            // what Liquibase would print on standard output goes to its log instead
            Map<String, Object> scope =
                    Map.of(Scope.Attr.ui.name(), new LoggerUIService(), MONITOR_DATA_SOURCE, dataSource);
            return Scope.child(scope, () -> onConnection(name, dataSource, work));
        } catch (Exception failure) {
            throw new TargetException(
                    failed + ": " + rootMessage(failure) + (advice.isEmpty() ? "" : ". " + advice), failure);
        }
    }

    private static int onConnection(String name, DataSource dataSource, Work work)
            throws LiquibaseException, SQLException {
        try (Connection connection = dataSource.getConnection();
                Liquibase liquibase = new Liquibase(
                        name,
                        new ClassLoaderResourceAccessor(ChangelogPlace.loader()),
                        new JdbcConnection(connection))) {
            liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
            return work.with(liquibase);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String first = String.valueOf(failure.getMessage()).strip();
        String root = String.valueOf(cause.getMessage()).strip();
        return first.contains(root) ? first : first + ": " + root;
    }
}
