package io.sloguard.pgindex.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.Background;
import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.OnEachServer;
import io.sloguard.pgindex.testing.OpenSession;
import io.sloguard.pgindex.testing.TestServer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
@OnEachServer
class UniqueTest extends DatabaseTest {

    private static final String UNIQUE = """
              - changeSet:
                  id: ux
                  author: test
                  runInTransaction: false
                  changes:
                    - createIndexConcurrently:
                        {tableName: t, indexName: ux, unique: true, gate: 'off', columns: [{column: {name: u}}]}
            """;

    private static final String CONSTRAINT = """
              - changeSet:
                  id: uq
                  author: test
                  runInTransaction: false
                  changes:
                    - addUniqueConstraintConcurrently:
                        {tableName: t, constraintName: uq_t, columnNames: 'u, w', maxWait: 1s}
            """;

    UniqueTest(TestServer server) {
        super(server);
    }

    @Test
    void duplicates_are_listed_before_anything_is_built() {
        database.execute("update t set u = 5 where id in (7, 8)", "update t set u = null where id > 4990");

        Migration.Result result = Migration.of(database).yaml(UNIQUE).update();

        assertThat(result.message())
                .contains("index public.ux cannot be unique, these keys occur more than once in public.t: (5) 3 times."
                        + " Nothing was changed. Remove the duplicate rows and run the update again");
        assertThat(database.indexes()).isEmpty();
    }

    @Test
    void the_next_update_succeeds_once_the_duplicates_are_gone() {
        database.execute("update t set u = 5 where id = 7");
        Migration migration = Migration.of(database).yaml(UNIQUE);
        Migration.Result refused = migration.update();
        database.execute("update t set u = 7 where id = 7");

        Migration.Result next = migration.update().succeeded();

        assertThat(refused.message()).contains("(5) 2 times");
        assertThat(next.logText()).contains("index public.ux: BUILT in");
        assertThat(database.indexes()).containsExactly("ux=ttt");
    }

    @Test
    void a_duplicate_that_appears_during_the_build_leaves_no_index_that_rejects_writes() {
        OpenSession writer = OpenSession.begin(database, "late", "insert into t(id, w, u) values (-1, 1, 1)");
        CompletableFuture<Void> commit = Background.run(() -> {
            database.awaitPhase("waiting for writers before build");
            writer.run("commit");
            writer.close();
        });

        Migration.Result result = Migration.of(database).yaml(UNIQUE).update();

        commit.join();
        assertThat(result.message())
                .contains("Key (u)=(1) is duplicated")
                .contains("Nothing is left behind. Remove the duplicate rows and run the update again");
        assertThat(database.indexes()).isEmpty();
        database.execute("insert into t(id, w, u) values (-2, 1, 1)");
    }

    @Test
    void a_unique_constraint_is_added_and_rolled_back() {
        Migration migration = Migration.of(database).yaml(CONSTRAINT);

        Migration.Result update = migration.update().succeeded();

        assertThat(update.logText()).contains("index public.uq_t: BUILT in");
        assertThat(database.value("select pg_get_constraintdef(oid) from pg_constraint where conname = 'uq_t'"))
                .isEqualTo("UNIQUE (u, w)");
        migration.rollbackOne().succeeded();
        assertThat(database.indexes()).isEmpty();
    }

    @Test
    void a_unique_constraint_that_was_added_but_not_recorded_is_accepted() {
        database.execute("alter table t add constraint uq_t unique (u, w)");

        Migration.Result result =
                Migration.of(database).yaml(CONSTRAINT).update().succeeded();

        assertThat(result.logText()).contains("index public.uq_t: ALREADY_VALID in");
    }

    @Test
    void a_constraint_does_not_queue_everybody_behind_an_idle_reader() {
        Migration migration = Migration.of(database).yaml(CONSTRAINT);
        try (OpenSession reader = OpenSession.tableReader(database)) {
            Migration.Result refused = migration.update();

            assertThat(refused.message())
                    .contains("adding constraint uq_t to public.t was not started")
                    .contains("pid " + reader.pid());
            assertThat(database.indexes()).as("what was built is kept").containsExactly("uq_t=ttt");
        }

        migration.update().succeeded();

        assertThat(database.value("select count(*) from pg_constraint where conname = 'uq_t'"))
                .isEqualTo("1");
    }

    @Test
    void a_deferrable_constraint_is_deferrable() {
        Migration.of(database)
                .yaml(CONSTRAINT.replace("maxWait: 1s", "initiallyDeferred: true"))
                .update()
                .succeeded();

        assertThat(database.value("select condeferrable and condeferred from pg_constraint where conname = 'uq_t'"))
                .isEqualTo("t");
    }
}
