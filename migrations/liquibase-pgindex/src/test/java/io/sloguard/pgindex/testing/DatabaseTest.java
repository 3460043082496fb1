package io.sloguard.pgindex.testing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test that has a database of its own with the table of the recipes, on each server under test. */
public abstract class DatabaseTest {

    private final TestServer server;
    protected TestDatabase database;

    protected DatabaseTest(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void makeDatabase() {
        database = server.newDatabase().withTable(5_000);
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    protected TestServer server() {
        return server;
    }
}
