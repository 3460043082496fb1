package io.sloguard.pgindex.change;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.Background;
import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.OnEachServer;
import io.sloguard.pgindex.testing.OpenSession;
import io.sloguard.pgindex.testing.TestServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@OnEachServer
class DropAndRollbackTest extends DatabaseTest {

    private static final String DROP = """
              - changeSet:
                  id: drop
                  author: test
                  runInTransaction: false
                  changes:
                    - dropIndexConcurrently: {indexName: ix, maxWait: 1s}
            """;

    DropAndRollbackTest(TestServer server) {
        super(server);
    }

    @Test
    void rollback_waits_for_a_reader_without_making_anybody_else_wait() {
        Migration migration = Migration.of(database).yaml(createIx());
        migration.update().succeeded();
        OpenSession reader = OpenSession.tableReader(database);
        CompletableFuture<Void> traffic = reader.endWhen(() -> {
            migration.awaitLog("dropping index ix: waits before it starts");
            database.execute(
                    "set statement_timeout = '1s'", "select * from t where id = 1", "update t set u = 0 where id = 1");
            assertThat(database.indexes()).as("valid while it waits").containsExactly("ix=ttt");
        });

        Migration.Result rollback = migration.rollbackOne().succeeded();

        traffic.join();
        assertThat(rollback.logText()).contains("index public.ix: DROPPED in");
        assertThat(database.indexes()).isEmpty();
    }

    @Test
    void rollback_that_cannot_finish_in_time_leaves_the_index_valid() {
        Migration migration = Migration.of(database).yaml(createIx("maxWait: 1s"));
        migration.update().succeeded();
        try (OpenSession reader = OpenSession.tableReader(database)) {
            Migration.Result rollback = migration.rollbackOne();

            assertThat(rollback.message())
                    .contains("dropping index ix was not started, because other sessions did not end within 1000 ms"
                            + " (maxWait): pid " + reader.pid())
                    .contains("Nothing was changed");
            assertThat(database.indexes()).containsExactly("ix=ttt");
        }

        migration.rollbackOne().succeeded();

        assertThat(database.indexes()).isEmpty();
    }

    @Test
    void an_index_that_a_reader_catches_half_dropped_is_valid_again_after_the_failure() {
        database.execute("create index ix on t (w)");
        OpenSession first = OpenSession.tableReader(database);
        OpenSession second = OpenSession.tableReader(database);
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Void> readers = Background.run(() -> readInTurnsUntilADropRuns(first, second, ended));

        Migration.Result result = Migration.of(database)
                .yaml(DROP.replace("maxWait: 1s", "maxWait: 5s"))
                .update();

        ended.set(true);
        readers.join();
        assertThat(result.message()).contains("blocked by pid ").contains("is valid again");
        assertThat(database.indexes()).contains("ix=ttt");
        first.close();
        second.close();
        Migration.of(database).yaml(DROP).update().succeeded();
        assertThat(database.indexes()).isEmpty();
    }

    /** One of the two is always in a transaction, which the gate lets pass because it is young, and the drop meets. */
    private void readInTurnsUntilADropRuns(OpenSession first, OpenSession second, AtomicBoolean ended) {
        OpenSession turn = first;
        while (!ended.get() && !isDropRunning()) {
            turn.run("commit", "select count(*) from t", "set local application_name = 'table-reader'");
            turn = turn == first ? second : first;
        }
    }

    private boolean isDropRunning() {
        return database.value("select exists (select from pg_stat_activity where state = 'active' and query like"
                        + " 'DROP INDEX%' and datname = current_database())")
                .equals("t");
    }

    @Test
    void dropping_what_is_not_there_is_reported_and_accepted() {
        Migration.Result result = Migration.of(database).yaml(DROP).update().succeeded();

        assertThat(result.logText())
                .contains("index ix was not there; nothing to drop")
                .contains("ALREADY_ABSENT");
    }

    @Test
    void the_index_of_a_constraint_is_refused() {
        database.execute("alter table t add constraint ix unique (u)");

        Migration.Result result = Migration.of(database).yaml(DROP).update();

        assertThat(result.message())
                .contains("index public.ix carries out the constraint ix of public.t. It was not touched. Drop the"
                        + " constraint instead");
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void a_drop_without_a_rollback_block_says_what_to_do() {
        database.execute("create index ix on t (w)");
        Migration migration = Migration.of(database).yaml(DROP);
        migration.update().succeeded();

        Migration.Result rollback = migration.rollbackOne();

        assertThat(rollback.message())
                .contains(
                        "dropIndexConcurrently does not know how index ix was made: give the changeset a rollback with"
                                + " createIndexConcurrently");
    }

    @Test
    void a_drop_with_a_rollback_block_brings_the_index_back() {
        database.execute("create index ix on t (w)");
        Migration migration = Migration.of(database).yaml(DROP + """
                      rollback:
                        - createIndexConcurrently: {tableName: t, indexName: ix, columns: [{column: {name: w}}]}
                """);
        migration.update().succeeded();

        migration.rollbackOne().succeeded();

        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void reindex_rebuilds_and_leaves_nothing() {
        database.execute("create index ix on t (w)");
        String before = database.value("select relfilenode from pg_class where relname = 'ix'");

        Migration.Result result = Migration.of(database)
                .yaml(DROP.replace("dropIndexConcurrently", "reindexConcurrently"))
                .update()
                .succeeded();

        assertThat(result.logText()).contains("index public.ix: REINDEXED in");
        assertThat(database.value("select relfilenode from pg_class where relname = 'ix'"))
                .isNotEqualTo(before);
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void reindex_that_is_given_up_sweeps_its_leftover_and_keeps_the_index_valid() {
        database.execute("create index ix on t (w)");
        try (OpenSession reader = OpenSession.idleReader(database)) {
            Migration.Result result = Migration.of(database)
                    .yaml(DROP.replace("dropIndexConcurrently", "reindexConcurrently")
                            .replace("maxWait: 1s", "maxWait: 2s, gate: 'off'"))
                    .update();

            assertThat(result.message())
                    .contains("reindexing public.ix failed after 1 attempt: other sessions did not end in time")
                    .contains("pid " + reader.pid())
                    .contains("The index is valid, as before. Nothing is left behind");
            assertThat(database.indexes()).containsExactly("ix=ttt");
        }
    }

    @Test
    void index_valid_tells_a_usable_index_from_an_invalid_one() {
        String guarded = """
                  - changeSet:
                      id: guarded
                      author: test
                      preConditions:
                        - indexValid: {indexName: ix}
                      changes:
                        - sql: {sql: select 1}
                """;
        Migration.Result absent = Migration.of(database).yaml(guarded).update();
        database.execute(
                "create index ix on t (w)",
                "update pg_index set indisvalid = false where indexrelid =" + " 'ix'::regclass");
        Migration.Result invalid = Migration.of(database).yaml(guarded).update();
        database.execute("update pg_index set indisvalid = true where indexrelid = 'ix'::regclass");

        Migration.of(database).yaml(guarded).update().succeeded();

        assertThat(absent.message()).contains("Index ix does not exist");
        assertThat(invalid.message())
                .contains("Index ix is INVALID (indisvalid=false, indisready=true, indislive=true)");
    }

    @Test
    void index_valid_is_known_to_the_xml_namespace() {
        database.execute("create index ix on t (w)");

        Migration.of(database).xml("""
                <changeSet id="guarded" author="test">
                  <preConditions><pgindex:indexValid indexName="ix"/></preConditions>
                  <sql>select 1</sql>
                </changeSet>""").update().succeeded();

        assertThat(database.column("select exectype from databasechangelog")).containsExactly("EXECUTED");
    }
}
