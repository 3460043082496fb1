package io.sloguard.scenarios.tournament;

import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgres;
import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgresOptions;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One real PostgreSQL for all tests of this JVM, which ends with it; each test gets a database of its own, and drops it.
 *
 * <p>fsync is off, unlike everywhere else: these tests ask what is in a table, not how long it took, and copy some 40 MB
 * each.
 */
final class TournamentServer {

    private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");
    private static final String TEMPLATE = "tournament";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final EmbeddedPostgres postgres;

    private TournamentServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Returns a new database with all tables and rows of the changelog. */
    static Rows newDatabase() throws SQLException {
        return Running.SERVER.copy(TEMPLATE);
    }

    /** Returns a new database without tables. */
    static Rows emptyDatabase() throws SQLException {
        return Running.SERVER.copy("template1");
    }

    private static TournamentServer start() {
        try {
            var server = new TournamentServer(
                    EmbeddedPostgres.start(EmbeddedPostgresOptions.defaults().withSetting("fsync", "off")));
            new Rows(server.database("postgres")).execute("create database " + TEMPLATE);
            migrate(server.database(TEMPLATE));
            return server;
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void migrate(DataSource database) throws SQLException, LiquibaseException {
        LIQUIBASE_LOG.setLevel(Level.WARNING);
        try (var liquibase = new Liquibase(
                "db/changelog/tournament.yaml",
                new ClassLoaderResourceAccessor(),
                new JdbcConnection(database.getConnection()))) {
            liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
            liquibase.update(new Contexts());
        }
    }

    private Rows copy(String template) throws SQLException {
        String name = "test_" + DATABASES.incrementAndGet();
        var administration = new Rows(database("postgres"));
        administration.execute("create database " + name + " template " + template);
        return new Rows(database(name), () -> administration.execute("drop database " + name + " with (force)"));
    }

    private DataSource database(String name) {
        var database = new PGSimpleDataSource();
        database.setUrl(postgres.jdbcUrl(name));
        database.setUser(postgres.user());
        database.setPassword(postgres.password());
        return database;
    }

    private static final class Running {
        static final TournamentServer SERVER = start();
    }
}
