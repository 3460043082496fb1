package io.sloguard.pgindex.change;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.TestServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(value = TestServer.class, names = "PG18")
class ValidationTest extends DatabaseTest {

    ValidationTest(TestServer server) {
        super(server);
    }

    @Test
    void a_change_in_a_transaction_is_refused_before_anything_runs() {
        String table = """
                  - changeSet:
                      id: before
                      author: test
                      changes:
                        - createTable: {tableName: other, columns: [{column: {name: id, type: int}}]}
                """;

        Migration.Result result = Migration.of(database)
                .yaml(table + createIx().replace("runInTransaction: false", "runInTransaction: true"))
                .update();

        assertThat(result.message())
                .contains("createIndexConcurrently cannot run inside a transaction: set runInTransaction to false on"
                        + " changeset changelog.yaml::ix::test");
        assertNothingRan();
        assertThat(database.value("select to_regclass('other') is null")).isEqualTo("t");
    }

    @Test
    void two_changes_in_one_changeset_are_refused() {
        Migration.Result result = Migration.of(database).yaml(createIx() + """
                        - dropIndexConcurrently: {indexName: old_ix}
                """).update();

        assertThat(result.message())
                .contains("createIndexConcurrently must be the only change of changeset changelog.yaml::ix::test, which"
                        + " has 2: outside a transaction a failure of one would leave the others done and unrecorded;"
                        + " give each its own changeset");
        assertNothingRan();
    }

    @Test
    void a_name_of_64_bytes_is_refused() {
        String name = "x".repeat(64);

        Migration.Result result = Migration.of(database)
                .yaml(createIx().replace("indexName: ix", "indexName: " + name))
                .update();

        assertThat(result.message())
                .contains("createIndexConcurrently: The name '" + name + "' has 64 bytes; PostgreSQL keeps 63 and cuts"
                        + " the rest silently: choose a shorter name");
        assertNothingRan();
    }

    @Test
    void a_lock_timeout_below_deadlock_timeout_is_refused() {
        Migration.Result result =
                Migration.of(database).yaml(createIx("lockTimeout: 500ms")).update();

        assertThat(result.message())
                .contains(
                        "createIndexConcurrently: lockTimeout is 500 ms and deadlock_timeout of this server is 1000 ms;"
                                + " it must be longer, because PostgreSQL cancels an autovacuum that is in the way only after"
                                + " deadlock_timeout");
        assertNothingRan();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lockTimout: 5s          | createIndexConcurrently has no attribute 'lockTimout'; look for a misspelt name
            lockTimeout: 5          | lockTimeout is '5'; write a whole number and its unit, for example 500ms, 5s, 10m or 1h
            maxWait: soon           | maxWait is 'soon'; write a whole number and its unit
            maxWait: 0s             | maxWait is PT0S; it must be longer than zero
            maxAttempts: 0          | maxAttempts is 0; it must be at least 1
            gate: 'maybe'           | gate is 'maybe'; accepted are on, off
            onInvalid: ignore       | onInvalid is 'ignore'; accepted are rebuild, fail
            maintenanceWorkMem: lot | maintenanceWorkMem is 'lot'; write a whole number and kB, MB or GB
            nullsDistinct: false    | nullsDistinct means something only with unique: true
            where: 'w > 1) ; drop table t; --' | The SQL fragment 'w > 1) ; drop table t; --' holds a comment; remove it
            where: 'w > 1); drop table t'      | The parentheses of the SQL fragment 'w > 1); drop table t' do not match
            where: 'w > 1; drop table t'       | The SQL fragment 'w > 1; drop table t' holds a semicolon; remove it
            """)
    void an_attribute_that_is_not_understood_is_refused(String attribute, String message) {
        Migration.Result result =
                Migration.of(database).yaml(createIx(attribute)).update();

        assertThat(result.message()).contains(message);
        assertNothingRan();
    }

    @Test
    void an_attribute_of_a_column_that_is_not_understood_is_refused() {
        Migration.Result result = Migration.of(database)
                .yaml(createIx().replace("descending: true", "decending: true"))
                .update();

        assertThat(result.message()).contains("Unexpected node: decending");
        assertThat(database.indexes()).isEmpty();
    }

    @Test
    void all_mistakes_are_reported_at_once() {
        Migration.Result result = Migration.of(database).yaml("""
                  - changeSet:
                      id: bad
                      author: test
                      changes:
                        - createIndexConcurrently: {tabelName: t, maxWait: never}
                """).update();

        assertThat(result.message())
                .contains("has no attribute 'tabelName'")
                .contains("needs the attribute 'tableName'")
                .contains("needs the attribute 'indexName'")
                .contains("needs the attribute 'columns'")
                .contains("maxWait is 'never'")
                .contains("cannot run inside a transaction");
        assertNothingRan();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            runWith:pgindex                        | create index concurrently ix on t (w) | and cannot run inside a transaction: set runInTransaction:false
            runWith:pgindex runInTransaction:false | create index concurrently if not exists ix on t (w) | says IF NOT EXISTS, which takes an INVALID index for a finished one
            runWith:pgindex runInTransaction:false | create index concurrently on t (w)    | must name exactly one index
            runWith:pgindex runInTransaction:false | create index ix on t (w)              | is not CREATE INDEX CONCURRENTLY, DROP INDEX CONCURRENTLY or REINDEX INDEX CONCURRENTLY
            runWith:pgindex runInTransaction:false | create index concurrently a on t (w); create index concurrently b on t (w) | must hold exactly one statement; it holds 2
            """)
    void formatted_sql_that_is_not_one_concurrent_statement_is_refused(String header, String sql, String message) {
        Migration.Result result = Migration.of(database)
                .sql("--changeset test:ix " + header + "\n" + sql + ";\n")
                .update();

        assertThat(result.message()).contains("runs with pgindex").contains(message);
        assertNothingRan();
    }

    @Test
    void create_index_of_liquibase_under_run_with_is_refused() {
        Migration.Result result = Migration.of(database).yaml("""
                  - changeSet:
                      id: ix
                      author: test
                      runInTransaction: false
                      runWith: pgindex
                      changes:
                        - createIndex: {tableName: t, indexName: ix, columns: [{column: {name: w}}]}
                """).update();

        assertThat(result.message()).contains("may hold raw SQL only, because for other changes updateSql would print");
        assertNothingRan();
    }

    @Test
    void another_database_than_postgresql_is_refused() {
        Migration migration = Migration.of(database).yaml(createIx());
        String url = "offline:mysql?changeLogFile=" + migration.directory().resolve("history.csv");

        Migration.Result result = migration.command("updateSql", url, Map.of());

        assertThat(result.message()).contains("createIndexConcurrently is not supported on mysql; it needs PostgreSQL");
    }

    private void assertNothingRan() {
        assertThat(database.indexes()).isEmpty();
        assertThat(database.value("select count(*) from databasechangelog")).isEqualTo("0");
        assertThat(database.value("select bool_or(locked) from databasechangeloglock"))
                .isEqualTo("f");
    }
}
