package io.sloguard.pgindex.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.OnEachServer;
import io.sloguard.pgindex.testing.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
@OnEachServer
class PartitionTest extends DatabaseTest {

    private static final String INDEX = """
              - changeSet:
                  id: pix
                  author: test
                  runInTransaction: false
                  changes:
                    - createIndexConcurrently: {tableName: p, indexName: pix, columns: [{column: {name: w}}]}
            """;

    PartitionTest(TestServer server) {
        super(server);
    }

    @BeforeEach
    void partitions() {
        database.execute(
                "create table p (id int, w int) partition by range (id)",
                "create table p1 partition of p for values from (0) to (100)",
                "create table p2 partition of p for values from (100) to (200)",
                "create table p3 partition of p for values from (200) to (300) partition by range (id)",
                "create table p3a partition of p3 for values from (200) to (250)",
                "insert into p select i, i % 7 from generate_series(1, 249) i");
    }

    @Test
    void every_partition_is_built_and_attached_and_new_ones_get_the_index() {
        Migration.Result result = Migration.of(database).yaml(INDEX).update().succeeded();

        assertThat(result.logText()).contains("index public.pix: BUILT in");
        assertThat(database.indexes())
                .containsExactly("pix=ttt", "pix_p1=ttt", "pix_p2=ttt", "pix_p3=ttt", "pix_p3_p3a=ttt");
        assertThat(database.value("select count(*) from pg_inherits where inhparent in ('pix'::regclass,"
                        + " 'pix_p3'::regclass)"))
                .isEqualTo("4");
        database.execute("create table p4 partition of p for values from (300) to (400)");
        assertThat(database.value("select count(*) from pg_indexes where tablename = 'p4'"))
                .isEqualTo("1");
    }

    @Test
    void the_log_of_the_server_holds_no_blocking_build_of_a_partition() {
        Migration.of(database).yaml(INDEX).update().succeeded();

        assertThat(database.serverLog())
                .filteredOn(line -> line.contains("INDEX") && line.contains("\"p1\"") && !line.contains("pg_temp"))
                .isNotEmpty()
                .allMatch(line -> line.contains("CREATE INDEX CONCURRENTLY"));
    }

    @Test
    void an_invalid_index_of_a_partition_is_repaired_and_the_parent_notices() {
        Migration.of(database).yaml(INDEX).update().succeeded();
        database.execute(
                "update pg_index set indisvalid = false where indexrelid in ('pix_p2'::regclass, 'pix'::regclass)",
                "delete from databasechangelog");

        Migration.Result result = Migration.of(database).yaml(INDEX).update().succeeded();

        assertThat(result.logText()).contains("index public.pix: REPAIRED in");
        assertThat(database.indexes()).allMatch(index -> index.endsWith("=ttt")).hasSize(5);
    }

    @Test
    void an_invalid_index_of_a_partition_is_repaired_even_if_the_parent_claims_to_be_valid() {
        Migration.of(database).yaml(INDEX).update().succeeded();
        database.execute(
                "update pg_index set indisvalid = false where indexrelid = 'pix_p3_p3a'::regclass",
                "delete from databasechangelog");

        Migration.Result result = Migration.of(database).yaml(INDEX).update().succeeded();

        assertThat(result.logText()).contains("index public.pix: REPAIRED in");
        assertThat(database.indexes()).allMatch(index -> index.endsWith("=ttt")).hasSize(5);
    }

    @Test
    void a_build_that_was_interrupted_half_way_is_completed() {
        database.execute(
                "create index pix on only p (w)",
                "create index concurrently pix_p1 on p1 (w)",
                "alter index pix attach partition pix_p1");

        Migration.Result result = Migration.of(database).yaml(INDEX).update().succeeded();

        assertThat(result.logText()).contains("index public.pix: REPAIRED in");
        assertThat(database.indexes()).allMatch(index -> index.endsWith("=ttt")).hasSize(5);
    }

    @Test
    void a_second_run_that_was_not_recorded_finds_everything_done() {
        Migration.of(database).yaml(INDEX).update().succeeded();
        database.execute("delete from databasechangelog");

        Migration.Result result = Migration.of(database).yaml(INDEX).update().succeeded();

        assertThat(result.logText()).contains("index public.pix: ALREADY_VALID in");
    }

    @Test
    void rollback_drops_the_index_of_all_partitions() {
        Migration migration = Migration.of(database).yaml(INDEX);
        migration.update().succeeded();

        migration.rollbackOne().succeeded();

        assertThat(database.indexes()).isEmpty();
    }

    @Test
    void reindex_of_a_partition_makes_the_parent_valid_again() {
        Migration.of(database).yaml(INDEX).update().succeeded();
        database.execute("update pg_index set indisvalid = false where indexrelid in ('pix_p2'::regclass,"
                + " 'pix'::regclass)");

        Migration.of(database).yaml("""
                  - changeSet:
                      id: again
                      author: test
                      runInTransaction: false
                      changes:
                        - reindexConcurrently: {indexName: pix_p2}
                """).update().succeeded();

        assertThat(database.indexes()).allMatch(index -> index.endsWith("=ttt")).hasSize(5);
    }

    @Test
    void a_foreign_partition_is_named_because_it_can_have_no_index() {
        database.execute(
                "create extension postgres_fdw",
                "create server elsewhere foreign data wrapper postgres_fdw",
                "create foreign table p9 partition of p for values from (900) to (1000) server elsewhere");

        Migration.Result result = Migration.of(database).yaml(INDEX).update();

        assertThat(result.message()).contains("partition public.p9 is a foreign table, which has no indexes");
    }
}
