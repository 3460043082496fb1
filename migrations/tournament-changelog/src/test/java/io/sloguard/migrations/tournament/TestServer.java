package io.sloguard.migrations.tournament;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A real PostgreSQL for one test class. */
final class TestServer implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private TestServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static TestServer start() throws IOException {
        return new TestServer(EmbeddedPostgres.start());
    }

    /** Returns a new database without tables; one of the same name is dropped. */
    DataSource emptyDatabase(String name) throws SQLException {
        var administration = new Rows(postgres.getPostgresDatabase());
        administration.execute("drop database if exists " + name + " with (force)");
        administration.execute("create database " + name);
        return postgres.getDatabase("postgres", name);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
