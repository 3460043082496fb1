package io.sloguard.pgindex;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.OnEachServer;
import io.sloguard.pgindex.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachServer
class VerifyIndexesTest extends DatabaseTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private Migration migration;

    VerifyIndexesTest(TestServer server) {
        super(server);
    }

    @BeforeEach
    void deploy() {
        migration = Migration.of(database).yaml(createIx() + """
                  - changeSet:
                      id: uq
                      author: test
                      runInTransaction: false
                      changes:
                        - addUniqueConstraintConcurrently: {tableName: t, constraintName: uq, columnNames: u}
                  - changeSet:
                      id: core
                      author: test
                      changes:
                        - createIndex: {tableName: t, indexName: core_ix, columns: [{column: {name: u}}]}
                  - changeSet:
                      id: drop
                      author: test
                      runInTransaction: false
                      changes:
                        - dropIndexConcurrently: {indexName: old_ix}
                """);
        migration.update().succeeded();
    }

    @Test
    void everything_as_written_is_exit_code_0() {
        int exit = verify();

        assertThat(exit).as(text()).isZero();
        assertThat(text())
                .contains("VALID      public.ix: USING btree (w, created DESC)")
                .contains("VALID      public.uq: UNIQUE USING btree (u)")
                .contains("VALID      public.core_ix: USING btree (u)")
                .contains("VALID      old_ix: dropped")
                .contains("4 of 4 indexes are as written");
    }

    @Test
    void an_invalid_index_is_exit_code_1() {
        database.execute("update pg_index set indisvalid = false where indexrelid = 'ix'::regclass");

        int exit = verify();

        assertThat(exit).isEqualTo(1);
        assertThat(text())
                .contains("INVALID    public.ix: index public.ix is INVALID (indisvalid=false, indisready=true,"
                        + " indislive=true): no query uses it")
                .contains("3 of 4 indexes are as written");
    }

    @Test
    void a_missing_a_different_and_an_undropped_index_are_exit_code_1() {
        database.execute(
                "drop index ix", "drop index core_ix", "create index core_ix on t (w)", "create index old_ix on t (u)");

        int exit = verify();

        assertThat(exit).isEqualTo(1);
        assertThat(text())
                .contains("MISSING    public.ix: there is no such index: run the update")
                .contains(
                        "DIFFERENT  public.core_ix: wanted on public.t: USING btree (u); found on public.t: USING btree (w)")
                .contains("UNEXPECTED public.old_ix: it should be dropped");
    }

    @Test
    void a_query_that_would_not_use_its_index_is_exit_code_1() throws IOException {
        database.execute(
                "insert into t (id, w, u) select -n, n % 1000, -n from generate_series(1, 20000) n", "analyze t");

        int exit = verify("""
                -- the history of one
                -- uses ix
                select * from t where w = 7 order by created desc limit 20;
                -- uses public.ix
                select * from t
                where u + 1 = 7;
                -- uses nowhere
                select 1
                """);

        assertThat(exit).isEqualTo(1);
        assertThat(text())
                .containsPattern("USED       ix by the query of line 2: Limit > Index Scan on t\n")
                .containsPattern("UNUSED     public.ix by the query of line 4: (Gather > )?Seq Scan on t\n")
                .contains("UNUSED     nowhere by the query of line 7: there is no such index")
                .contains("1 of 3 queries use their index");
    }

    @Test
    void a_query_that_uses_its_index_on_every_partition_is_exit_code_0() throws IOException {
        database.execute(
                "create table parts (id int, w int) partition by range (id)",
                "create table parts_1 partition of parts for values from (0) to (10000)",
                "create table parts_2 partition of parts for values from (10000) to (20000)",
                "create index parts_ix on parts (w)",
                "insert into parts select n, n from generate_series(0, 19999) n",
                "analyze parts");

        int exit = verify("-- uses parts_ix\nselect * from parts where w = 7");

        assertThat(exit).as(text()).isZero();
        assertThat(text()).contains("1 of 1 queries use their index");
    }

    @Test
    void a_guard_is_only_planned() throws IOException {
        int exit = verify("-- uses ix\ndelete from t where w = 7");

        assertThat(exit).as(text()).isNotEqualTo(2);
        assertThat(verify("-- uses ix\nselect 1; drop table t")).isEqualTo(2);
        assertThat(text()).contains("guards.sql:1 has 2 statements below -- uses ix; there is one");
        assertThat(verify("select 1")).isEqualTo(2);
        assertThat(text()).contains("guards.sql:1 begins with a query");
        assertThat(verify("-- nothing")).isEqualTo(2);
        assertThat(text()).contains("guards.sql has no query below a comment like -- uses ix_orders_customer");
    }

    @Test
    void a_changelog_on_the_class_path_is_found() {
        int exit = VerifyIndexes.run(
                new String[] {
                    "--url=" + database.url(), "--username=postgres", "--changelog=changelogs/on-the-class-path.yaml"
                },
                Map.of(),
                new PrintStream(output, true, StandardCharsets.UTF_8));

        assertThat(exit).as(text()).isZero();
        assertThat(text())
                .contains("VALID      public.ix: USING btree (w, created DESC)")
                .contains("1 of 1 indexes are as written");
    }

    @Test
    void a_server_that_does_not_answer_is_exit_code_2() {
        int exit = VerifyIndexes.run(
                new String[] {"--url=jdbc:postgresql://localhost:1/none", "--changelog=changelog.yaml"},
                Map.of("PGINDEX_PASSWORD", "s3cret"),
                new PrintStream(output, true, StandardCharsets.UTF_8));

        assertThat(exit).isEqualTo(2);
        assertThat(text()).contains("could not be checked:").doesNotContain("s3cret");
    }

    @Test
    void an_option_that_is_not_understood_is_exit_code_2_and_shows_no_value() {
        int exit = VerifyIndexes.run(
                new String[] {"--password=s3cret"}, Map.of(), new PrintStream(output, true, StandardCharsets.UTF_8));

        assertThat(exit).isEqualTo(2);
        assertThat(text())
                .contains("not understood: --password\n")
                .contains("usage:")
                .doesNotContain("s3cret");
    }

    private int verify(String guards) throws IOException {
        Files.writeString(migration.directory().resolve("guards.sql"), guards);
        return run("--guards=guards.sql");
    }

    private int verify() {
        return run();
    }

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--url=" + database.url(),
                "--username=postgres",
                "--directory=" + migration.directory(),
                "--changelog=" + migration.file()));
        arguments.addAll(List.of(more));
        return VerifyIndexes.run(
                arguments.toArray(String[]::new), Map.of(), new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
