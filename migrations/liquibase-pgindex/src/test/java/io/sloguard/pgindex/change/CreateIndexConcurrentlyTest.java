package io.sloguard.pgindex.change;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.TestDatabase;
import io.sloguard.pgindex.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class CreateIndexConcurrentlyTest {

    private final TestServer server;
    private TestDatabase database;

    CreateIndexConcurrentlyTest(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void table() {
        database = server.newDatabase().withTable(5_000);
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void update_indexIsAbsent_buildsItAndRecordsTheChangeset() {
        Migration migration = Migration.of(database).yaml(createIx());

        Migration.Result first = migration.update().succeeded();
        Migration.Result second = migration.update().succeeded();

        assertThat(database.indexes()).containsExactly("ix=ttt");
        assertThat(database.column("select exectype from databasechangelog")).containsExactly("EXECUTED");
        assertThat(first.logText()).contains("index public.ix: BUILT in");
        assertThat(second.logText()).doesNotContain("index public.ix");
    }
}
