package io.sloguard.pgindex.change;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.sql.SqlScript;
import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.OnEachServer;
import io.sloguard.pgindex.testing.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Liquibase prints instead of running. */
@OnEachServer
class ScriptTest extends DatabaseTest {

    private static final String CREATE = "CREATE INDEX CONCURRENTLY \"ix\" ON \"t\" (\"w\", \"created\" DESC);";

    ScriptTest(TestServer server) {
        super(server);
    }

    @Test
    void update_sql_prints_the_concurrent_statement_and_runs_nothing() {
        Migration.Result result = Migration.of(database)
                .yaml(createIx())
                .command("updateSql", Map.of())
                .succeeded();

        assertPlain(result.output()).contains(CREATE);
        assertThat(database.indexes()).isEmpty();
    }

    @Test
    void the_printed_script_runs_on_a_server() {
        String script = Migration.of(database)
                .yaml(createIx())
                .command("updateSql", Map.of())
                .succeeded()
                .output();

        database.execute(SqlScript.split(script).toArray(String[]::new));

        assertThat(database.indexes()).containsExactly("ix=ttt");
        assertThat(database.value("select id from databasechangelog")).isEqualTo("ix");
    }

    @Test
    void rollback_sql_prints_the_concurrent_drop() {
        Migration migration = Migration.of(database).yaml(createIx());
        migration.update().succeeded();

        Migration.Result result =
                migration.command("rollbackCountSql", Map.of("count", 1)).succeeded();

        assertPlain(result.output()).contains("DROP INDEX CONCURRENTLY \"ix\";");
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void future_rollback_sql_prints_the_concurrent_drop() {
        Migration.Result result = Migration.of(database)
                .yaml(createIx())
                .command("futureRollbackSql", Map.of())
                .succeeded();

        assertPlain(result.output()).contains("DROP INDEX CONCURRENTLY \"ix\";");
    }

    @Test
    void offline_prints_the_same_without_a_server() {
        Migration migration = Migration.of(database).yaml(createIx());
        String url = "offline:postgresql?outputLiquibaseSql=none&changeLogFile="
                + migration.directory().resolve("history.csv");

        Migration.Result result = migration.command("updateSql", url, Map.of()).succeeded();

        assertPlain(result.output()).contains(CREATE);
    }

    @Test
    void formatted_sql_is_printed_as_it_is_written() {
        Migration.Result result =
                Migration.of(database).sql("""
                --changeset test:ix runInTransaction:false runWith:pgindex
                create index concurrently ix on t (w, created desc);
                """).command("updateSql", Map.of()).succeeded();

        assertPlain(result.output()).contains("create index concurrently ix on t (w, created desc);");
    }

    @Test
    void a_partitioned_table_is_printed_partition_by_partition_and_runs() {
        database.execute(
                "create table p (id int, w int) partition by range (id)",
                "create table p1 partition of p for values from (0) to (100)");

        String script = Migration.of(database)
                .yaml("""
                  - changeSet:
                      id: pix
                      author: test
                      runInTransaction: false
                      changes:
                        - createIndexConcurrently: {tableName: p, indexName: pix, columns: [{column: {name: w}}]}
                """)
                .command("updateSql", Map.of())
                .succeeded()
                .output();

        assertPlain(script)
                .containsSubsequence(
                        "CREATE INDEX \"pix\" ON ONLY \"p\" (\"w\");",
                        "CREATE INDEX CONCURRENTLY \"pix_p1\" ON \"public\".\"p1\" (\"w\");",
                        "ALTER INDEX \"pix\" ATTACH PARTITION \"public\".\"pix_p1\";");
        database.execute(SqlScript.split(script).toArray(String[]::new));
        assertThat(database.indexes()).containsExactly("pix=ttt", "pix_p1=ttt");
    }

    @Test
    void constraints_reindexes_and_drops_are_printed() {
        Migration.Result result =
                Migration.of(database).yaml("""
                  - changeSet:
                      id: uq
                      author: test
                      runInTransaction: false
                      changes:
                        - addUniqueConstraintConcurrently:
                            {schemaName: public, tableName: t, constraintName: uq, columnNames: 'u, w'}
                  - changeSet:
                      id: re
                      author: test
                      runInTransaction: false
                      changes:
                        - reindexConcurrently: {indexName: old_ix}
                  - changeSet:
                      id: drop
                      author: test
                      runInTransaction: false
                      changes:
                        - dropIndexConcurrently: {schemaName: public, indexName: old_ix}
                """).command("updateSql", Map.of()).succeeded();

        assertPlain(result.output())
                .containsSubsequence(
                        "CREATE UNIQUE INDEX CONCURRENTLY \"uq\" ON \"public\".\"t\" (\"u\", \"w\");",
                        "ALTER TABLE \"public\".\"t\" ADD CONSTRAINT \"uq\" UNIQUE USING INDEX \"uq\";",
                        "REINDEX INDEX CONCURRENTLY \"old_ix\";",
                        "DROP INDEX CONCURRENTLY \"public\".\"old_ix\";");
    }

    @Test
    void tuning_can_change_after_the_deployment_but_the_index_cannot() {
        Migration.of(database).yaml(createIx("lockTimeout: 5s")).update().succeeded();

        Migration.Result tuned = Migration.of(database)
                .yaml(createIx("lockTimeout: 7s", "maxAttempts: 9", "maxWait: 1h", "gate: 'off'", "onInvalid: fail"))
                .update()
                .succeeded();
        Migration.Result changed = Migration.of(database)
                .yaml(createIx().replace("descending: true", "descending: false"))
                .update();

        assertThat(tuned.logText()).doesNotContain("index public.ix:");
        assertThat(changed.message()).contains("1 changesets check sum");
    }

    @Test
    void the_checksum_is_the_same_on_every_version_of_liquibase() {
        Migration.of(database).yaml(createIx("lockTimeout: 5s")).update().succeeded();

        assertThat(database.column("select md5sum from databasechangelog"))
                .isEqualTo(List.of("9:bef0cda4af1a54c53ab0779353e06790"));
    }

    private static org.assertj.core.api.AbstractStringAssert<?> assertPlain(String script) {
        return assertThat(script)
                .doesNotContain("WARNING")
                .doesNotContainIgnoringCase("IF NOT EXISTS")
                .doesNotContain("null.")
                .doesNotContain("\"null\"");
    }
}
