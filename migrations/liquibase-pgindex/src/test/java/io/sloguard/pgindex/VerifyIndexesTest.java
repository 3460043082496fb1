package io.sloguard.pgindex;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.OnEachServer;
import io.sloguard.pgindex.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

    private int verify() {
        return VerifyIndexes.run(
                new String[] {
                    "--url=" + database.url(),
                    "--username=postgres",
                    "--directory=" + migration.directory(),
                    "--changelog=" + migration.file()
                },
                Map.of(),
                new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
