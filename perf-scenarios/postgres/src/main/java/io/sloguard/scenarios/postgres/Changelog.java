package io.sloguard.scenarios.postgres;

import io.sloguard.target.TargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
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

/** Applies a Liquibase changelog of the class path. Liquibase itself is brought by the project that uses this module. */
final class Changelog {

    /** Held, so that its level is not forgotten: Liquibase logs each statement otherwise. */
    private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

    /** Where liquibase-pgindex looks for a second connection, by which it watches its builds. */
    private static final String MONITOR_DATA_SOURCE = "pgindex.monitorDataSource";

    private Changelog() {}

    /** Returns what is wrong with a changelog, in one sentence; empty if it can be tried. */
    static Optional<String> problem(String name) {
        ClassLoader loader = loader();
        if (loader.getResource("liquibase/Liquibase.class") == null) {
            return Optional.of("changelog needs Liquibase on the class path; add the dependency"
                    + " org.liquibase:liquibase-core in test scope");
        }
        return loader.getResource(name) == null
                ? Optional.of("changelog " + name + " is not on the class path")
                : Optional.empty();
    }

    /**
     * Applies the changelog.
     *
     * @throws TargetException if it fails; what was applied before stays applied, as Liquibase does
     */
    static void apply(String name, DataSource dataSource) {
        LIQUIBASE_LOG.setLevel(Level.WARNING);
        try {
            // what Liquibase would print on standard output goes to its log instead
            Map<String, Object> scope =
                    Map.of(Scope.Attr.ui.name(), new LoggerUIService(), MONITOR_DATA_SOURCE, dataSource);
            Scope.child(scope, () -> update(name, dataSource));
        } catch (Exception failure) {
            throw new TargetException(
                    "changelog " + name + " failed: " + rootMessage(failure)
                            + ". Correct the changeset; nothing was measured",
                    failure);
        }
    }

    private static void update(String name, DataSource dataSource) throws LiquibaseException, SQLException {
        try (Connection connection = dataSource.getConnection();
                Liquibase liquibase = new Liquibase(
                        name, new ClassLoaderResourceAccessor(loader()), new JdbcConnection(connection))) {
            liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
            liquibase.update(new Contexts(), new LabelExpression());
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

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : Changelog.class.getClassLoader();
    }
}
