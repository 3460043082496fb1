package io.sloguard.pgindex.change;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.OnEachServer;
import io.sloguard.pgindex.testing.TestServer;
import liquibase.util.LiquibaseUtil;
import org.junit.jupiter.api.Test;

@OnEachServer
class CreateIndexConcurrentlyTest extends DatabaseTest {

    CreateIndexConcurrentlyTest(TestServer server) {
        super(server);
    }

    @Test
    void the_liquibase_on_the_class_path_is_the_one_this_run_is_for() {
        assertThat(LiquibaseUtil.getBuildVersion()).isEqualTo(System.getProperty("pgindex.expectedLiquibase"));
    }

    @Test
    void yaml_builds_the_index_once_and_records_it() {
        Migration migration = Migration.of(database).yaml(createIx());

        Migration.Result first = migration.update().succeeded();
        Migration.Result second = migration.update().succeeded();

        assertThat(first.logText()).contains("index public.ix: BUILT in");
        assertBuiltOnce(second);
    }

    @Test
    void xml_with_its_own_namespace_is_read_offline() {
        Migration migration = Migration.of(database).xml("""
                <changeSet id="ix" author="test" runInTransaction="false">
                  <pgindex:createIndexConcurrently tableName="t" indexName="ix" lockTimeout="5s">
                    <pgindex:column name="w"/>
                    <pgindex:column name="created" descending="true"/>
                  </pgindex:createIndexConcurrently>
                </changeSet>""").with("liquibase.secureParsing", true);

        migration.update().succeeded();

        assertBuiltOnce(migration.update().succeeded());
    }

    @Test
    void json_builds_the_index() {
        Migration migration = Migration.of(database).json("""
                {"changeSet": {"id": "ix", "author": "test", "runInTransaction": false, "changes": [
                  {"createIndexConcurrently": {"tableName": "t", "indexName": "ix", "maxAttempts": 3, "columns": [
                    {"column": {"name": "w"}}, {"column": {"name": "created", "descending": true}}]}}]}}""");

        migration.update().succeeded();

        assertBuiltOnce(migration.update().succeeded());
    }

    @Test
    void formatted_sql_builds_the_index_by_run_with() {
        Migration migration = Migration.of(database).sql("""
                --changeset test:ix runInTransaction:false runWith:pgindex
                create index concurrently ix on t (w, created desc);
                --rollback drop index concurrently ix;
                """);

        Migration.Result first = migration.update().succeeded();

        assertThat(first.logText()).contains("index public.ix: BUILT in");
        assertBuiltOnce(migration.update().succeeded());
    }

    @Test
    void formatted_sql_rolls_back_by_its_own_rollback() {
        Migration migration = Migration.of(database).sql("""
                --changeset test:ix runInTransaction:false runWith:pgindex
                create index concurrently ix on t (w, created desc);
                --rollback drop index concurrently ix;
                """);
        migration.update().succeeded();

        Migration.Result rollback = migration.rollbackOne().succeeded();

        assertThat(rollback.logText()).contains("index public.ix: DROPPED in");
        assertThat(database.indexes()).isEmpty();
    }

    @Test
    void every_clause_of_an_index_reaches_the_server() {
        database.execute(
                "alter table t add column name text",
                "alter table t add column amount numeric",
                "update t set name = 'n' || id, amount = 20");
        Migration migration = Migration.of(database).yaml("""
                  - changeSet:
                      id: full
                      author: test
                      runInTransaction: false
                      changes:
                        - createIndexConcurrently:
                            schemaName: public
                            tableName: t
                            indexName: full_ix
                            unique: true
                            using: btree
                            columns:
                              - column: {name: id, descending: true, nulls: last}
                              - column: {expression: lower(name), collation: '"C"', opclass: text_pattern_ops}
                            include: w, u
                            with: fillfactor = 70
                            where: amount > 10
                            maintenanceWorkMem: 64MB
                """);

        migration.update().succeeded();

        assertThat(database.value("select pg_get_indexdef('full_ix'::regclass)"))
                .isEqualTo(
                        "CREATE UNIQUE INDEX full_ix ON public.t USING btree (id DESC NULLS LAST, lower(name) COLLATE"
                                + " \"C\" text_pattern_ops) INCLUDE (w, u) WITH (fillfactor='70') WHERE (amount > (10)::numeric)");
        assertThat(database.value("select count(*) from pg_stats where tablename = 'full_ix'"))
                .as("expressions are analyzed")
                .isNotEqualTo("0");
    }

    @Test
    void an_index_on_an_expression_has_statistics_when_it_is_finished() {
        Migration.of(database)
                .yaml(createIx().replace("{name: w}", "{expression: w % 7}"))
                .update()
                .succeeded();

        assertThat(database.value("select count(*) from pg_stats where tablename = 'ix'"))
                .isEqualTo("1");
    }

    @Test
    void nulls_not_distinct_admits_one_null() {
        Migration migration = Migration.of(database).yaml("""
                  - changeSet:
                      id: nulls
                      author: test
                      runInTransaction: false
                      changes:
                        - createIndexConcurrently:
                            {tableName: t, indexName: ux, unique: true, nullsDistinct: false,
                             columns: [{column: {name: u}}]}
                """);

        migration.update().succeeded();

        assertThat(database.value("select pg_get_indexdef('ux'::regclass)")).endsWith("NULLS NOT DISTINCT");
    }

    @Test
    void mixed_case_and_hostile_names_are_only_names() {
        database.execute("create table \"Odd \"\"; drop table t; --\" (\"Key Column\" int)");
        Migration migration = Migration.of(database).yaml("""
                  - changeSet:
                      id: odd
                      author: test
                      runInTransaction: false
                      changes:
                        - createIndexConcurrently:
                            tableName: 'Odd "; drop table t; --'
                            indexName: 'Odd Index'
                            columns: [{column: {name: Key Column}}]
                """);

        migration.update().succeeded();

        assertThat(database.indexes()).containsExactly("Odd Index=ttt");
        assertThat(database.value("select count(*) from t")).isEqualTo("5000");
    }

    @Test
    void a_schema_other_than_the_default_is_found() {
        database.execute("create schema shop", "create table shop.orders (id int)");
        Migration migration = Migration.of(database).yaml("""
                  - changeSet:
                      id: shop
                      author: test
                      runInTransaction: false
                      changes:
                        - createIndexConcurrently:
                            {schemaName: shop, tableName: ORDERS, indexName: OIX, columns: [{column: {name: ID}}]}
                """);

        Migration.Result result = migration.update().succeeded();

        assertThat(result.logText()).contains("index shop.oix: BUILT in");
        assertThat(database.indexes()).containsExactly("oix=ttt");
    }

    private void assertBuiltOnce(Migration.Result secondUpdate) {
        assertThat(database.indexes()).containsExactly("ix=ttt");
        assertThat(database.column("select exectype from databasechangelog")).containsExactly("EXECUTED");
        assertThat(secondUpdate.logText()).doesNotContain("index public.ix:");
    }
}
