package io.sloguard.pgindex.change;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.Carcass;
import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.OnEachServer;
import io.sloguard.pgindex.testing.OpenSession;
import io.sloguard.pgindex.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@OnEachServer
class RepairTest extends DatabaseTest {

    RepairTest(TestServer server) {
        super(server);
    }

    @ParameterizedTest
    @EnumSource(Carcass.class)
    void an_invalid_index_of_a_failed_build_or_drop_is_replaced(Carcass carcass) {
        carcass.leaveIn(database);

        Migration.Result result =
                Migration.of(database).yaml(createIx()).update().succeeded();

        assertThat(result.logText()).contains("index public.ix: REPAIRED in");
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void an_invalid_index_is_left_alone_if_the_change_says_so() {
        Carcass.NOT_READY.leaveIn(database);

        Migration.Result result =
                Migration.of(database).yaml(createIx("onInvalid: fail")).update();

        assertThat(result.message())
                .contains(
                        "index public.ix is INVALID (indisvalid=false, indisready=false, indislive=true) and onInvalid"
                                + " is fail. It was not touched. Drop it concurrently, or set onInvalid to rebuild");
        assertThat(database.indexes()).containsExactly("ix=fft");
    }

    @Test
    void what_a_failed_reindex_left_is_swept() {
        database.execute("create index ix on t (w, created desc)");
        try (OpenSession reader = OpenSession.idleReader(database)) {
            Carcass.failing(database, "55P03", "set lock_timeout = '300ms'", "reindex index concurrently ix");
        }
        database.execute("update pg_index set indisvalid = false where indexrelid = 'ix'::regclass");
        assertThat(database.indexes()).containsExactly("ix=ftt", "ix_ccnew=ftt");

        Migration.Result result =
                Migration.of(database).yaml(createIx()).update().succeeded();

        assertThat(result.logText()).contains("REPAIRED");
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create index ix on t (u)                         | (u)
            create index ix on t (w, created)                | (w, created)
            create index ix on t (w, created desc) where u > 1 | (w, created DESC) WHERE (u > 1)
            create unique index ix on t (w, created desc, id) | (w, created DESC, id)
            """)
    void a_valid_index_with_another_definition_is_refused_and_kept(String existing, String wording) {
        database.execute(existing);

        Migration.Result result = Migration.of(database).yaml(createIx()).update();

        assertThat(result.message())
                .contains("index public.ix exists with another definition. Wanted on public.t: USING btree (w, created"
                        + " DESC). Found on public.t:")
                .contains(wording)
                .contains("It was not touched. Drop it with dropIndexConcurrently first, or give the new index another"
                        + " name");
        assertThat(database.indexes()).containsExactly("ix=ttt");
        assertThat(database.value("select pg_get_indexdef('ix'::regclass)")).endsWith(wording);
    }

    @Test
    void an_index_of_another_table_and_a_table_of_that_name_are_refused() {
        database.execute(
                "create table other (w int, created timestamptz)", "create index ix on other (w, created desc)");
        Migration.Result indexOfOther = Migration.of(database).yaml(createIx()).update();
        database.execute("drop index ix", "create table ix (id int)");

        Migration.Result tableOfThatName =
                Migration.of(database).yaml(createIx()).update();

        assertThat(indexOfOther.message()).contains("Found on public.other: USING btree (w, created DESC)");
        assertThat(tableOfThatName.message()).contains("The name public.ix belongs to something that is not an index");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create index ix on t using btree (w asc, created DESC NULLS FIRST)     |
            create index ix on public.t ("w", created desc) where u > 10           | where: u>10
            create index ix on t (w, created desc) where (u)::bigint > 10::bigint  | where: cast(u as bigint) > 10::bigint
            """)
    void the_same_definition_written_differently_is_accepted(String existing, String attribute) {
        database.execute(existing);
        String change = attribute == null ? createIx() : createIx(attribute);

        Migration.Result result = Migration.of(database).yaml(change).update().succeeded();

        assertThat(result.logText()).contains("index public.ix: ALREADY_VALID in");
    }

    @Test
    void a_definition_that_the_server_does_not_accept_changes_nothing() {
        Migration.Result result = Migration.of(database)
                .yaml(createIx().replace("name: w}", "name: no_such_column}"))
                .update();

        assertThat(result.message())
                .contains("The server does not accept the definition of index ix on public.t:")
                .contains("column \"no_such_column\" does not exist")
                .contains("Nothing was changed");
        assertThat(database.indexes()).isEmpty();
    }

    @Test
    void a_table_that_does_not_exist_is_named() {
        Migration.Result result = Migration.of(database)
                .yaml(createIx().replace("tableName: t", "tableName: nowhere"))
                .update();

        assertThat(result.message()).contains("There is no table nowhere (names are taken as the catalog stores them;");
        assertThat(database.value("select bool_or(locked) from databasechangeloglock"))
                .isEqualTo("f");
    }
}
