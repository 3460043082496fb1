package io.sloguard.pgindex.lint;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(value = TestServer.class, names = "PG18")
class LintTest extends DatabaseTest {

    private static final String RAW = "--changeset test:raw runInTransaction:%s\n%s;\n";

    LintTest(TestServer server) {
        super(server);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            false | create index concurrently if not exists raw_ix on t (w) | CREATE INDEX CONCURRENTLY IF NOT EXISTS takes the INVALID index of a failed build for a finished one; use createIndexConcurrently, or runWith:pgindex in formatted SQL
            false | create index concurrently on t (w)                      | CREATE INDEX CONCURRENTLY without a name builds another index with every attempt; use createIndexConcurrently, or runWith:pgindex in formatted SQL
            true  | create index concurrently raw_ix on t (w)               | concurrent index work fails inside a transaction; set runInTransaction to false
            true  | drop index concurrently raw_ix                          | concurrent index work fails inside a transaction; set runInTransaction to false
            true  | create index raw_ix on t (w)                            | CREATE INDEX blocks all writes of t, which has rows, until it is finished; use createIndexConcurrently, or runWith:pgindex in formatted SQL
            true  | create unique index raw_ix on public.t (id)             | CREATE INDEX blocks all writes of public.t, which has rows, until it is finished; use createIndexConcurrently, or runWith:pgindex in formatted SQL
            """)
    void raw_sql_that_blocks_or_hides_is_an_error_in_strict_mode(String inTransaction, String sql, String finding) {
        Migration.Result result = Migration.of(database)
                .sql(String.format(RAW, inTransaction, sql))
                .with("pgindex.lint", "error")
                .update();

        assertThat(result.message()).contains("Changeset changelog.sql::raw::test: " + finding);
        assertThat(database.indexes()).isEmpty();
    }

    @Test
    void by_default_it_is_a_warning_and_the_changelog_runs() {
        Migration.Result result = Migration.of(database)
                .sql(String.format(RAW, false, "create index concurrently if not exists raw_ix on t (w)"))
                .update()
                .succeeded();

        assertThat(result.logText())
                .contains("WARNING Changeset changelog.sql::raw::test: CREATE INDEX CONCURRENTLY IF NOT EXISTS takes");
        assertThat(database.indexes()).containsExactly("raw_ix=ttt");
    }

    @Test
    void a_changelog_that_also_uses_the_extension_is_looked_at_as_a_whole() {
        Migration.Result result = Migration.of(database)
                .yaml(createIx() + """
                  - changeSet:
                      id: raw
                      author: test
                      runInTransaction: false
                      changes:
                        - sql: {sql: create index concurrently if not exists raw_ix on t (w)}
                """)
                .with("pgindex.lint", "error")
                .update();

        assertThat(result.message()).contains("Changeset changelog.yaml::raw::test: CREATE INDEX CONCURRENTLY IF NOT");
        assertThat(database.indexes()).isEmpty();
    }

    @Test
    void create_index_of_liquibase_on_a_table_with_rows_is_reported() {
        Migration.Result result =
                Migration.of(database).yaml("""
                  - changeSet:
                      id: core
                      author: test
                      changes:
                        - createIndex: {tableName: t, indexName: core_ix, columns: [{column: {name: w}}]}
                """).with("pgindex.lint", "error").update();

        assertThat(result.message())
                .contains("createIndex blocks all writes of t, which has rows, until it is finished; use"
                        + " createIndexConcurrently");
    }

    @Test
    void tables_that_do_not_exist_yet_or_are_empty_are_fine() {
        database.execute("create table empty_one (id int)");

        Migration.Result result = Migration.of(database)
                .sql("""
                --changeset test:raw
                create table fresh (id int);
                create index fresh_ix on fresh (id);
                create index empty_ix on empty_one (id);
                """)
                .with("pgindex.lint", "error")
                .update()
                .succeeded();

        assertThat(result.logText()).doesNotContain("blocks all writes");
    }

    @Test
    void what_has_run_before_is_not_looked_at_again() {
        Migration migration = Migration.of(database).sql(String.format(RAW, true, "create index raw_ix on t (w)"));
        migration.update().succeeded();

        Migration.Result again =
                migration.with("pgindex.lint", "error").update().succeeded();

        assertThat(again.logText()).doesNotContain("blocks all writes");
    }

    @Test
    void it_can_be_switched_off() {
        Migration.Result result = Migration.of(database)
                .sql(String.format(RAW, true, "create index raw_ix on t (w)"))
                .with("pgindex.lint", "off")
                .update()
                .succeeded();

        assertThat(result.logText()).doesNotContain("blocks all writes");
    }
}
