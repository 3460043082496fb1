package io.sloguard.migrations.tournament;

import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgres;
import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgresOptions;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL for one test class; fsync is off, because these tests ask what is in a table, not how long it took. */
final class TestServer implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private TestServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static TestServer start() {
        return new TestServer(
                EmbeddedPostgres.start(EmbeddedPostgresOptions.defaults().withSetting("fsync", "off")));
    }

    /** Returns a new database without tables; one of the same name is dropped. */
    DataSource emptyDatabase(String name) throws SQLException {
        var administration = new Rows(database("postgres"));
        administration.execute("drop database if exists " + name + " with (force)");
        administration.execute("create database " + name);
        return database(name);
    }

    private DataSource database(String name) {
        var database = new PGSimpleDataSource();
        database.setUrl(postgres.jdbcUrl(name));
        database.setUser(postgres.user());
        database.setPassword(postgres.password());
        return database;
    }

    @Override
    public void close() {
        postgres.close();
    }
}
