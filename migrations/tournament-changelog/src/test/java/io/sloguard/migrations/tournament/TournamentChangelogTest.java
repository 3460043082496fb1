package io.sloguard.migrations.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.changelog.ChangeSet;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the changelog applies, rolls back and refuses. */
class TournamentChangelogTest {

    private static TestServer server;

    private DataSource database;
    private Rows rows;

    @BeforeAll
    static void start_a_server() throws Exception {
        server = TestServer.start();
    }

    @AfterAll
    static void stop_the_server() throws Exception {
        server.close();
    }

    @BeforeEach
    void create_an_empty_database() throws SQLException {
        database = server.emptyDatabase("tournament");
        rows = new Rows(database);
    }

    @Test
    void every_changeset_applies_and_rolls_back_and_applies_again() throws Exception {
        try (var migration = Migration.of(database)) {
            int changeSets = migration.changeSets().size();

            for (int n = 1; n <= changeSets; n++) {
                migration.applyNext();
                migration.rollbackLast();
                migration.applyNext();
                assertThat(migration.pending()).isEqualTo(changeSets - n);
            }

            assertThat(changeSets).isGreaterThan(15);
            assertThat(rows.number("select count(*) from economy_economytransaction"))
                    .isEqualTo(90_000);
        }
    }

    @Test
    void the_whole_changelog_rolls_back_to_nothing_and_applies_again_with_the_same_rows() throws Exception {
        try (var migration = Migration.of(database)) {
            migration.applyAll();
            Map<String, String> before = rows.checksums();

            migration.rollbackLast(migration.changeSets().size());

            assertThat(rows.texts("select relname from pg_class where relnamespace = 'public'::regnamespace"
                            + " and relkind in ('r', 'S') and relname not like 'databasechangelog%'"))
                    .isEmpty();
            assertThat(rows.texts("select proname from pg_proc where pronamespace = 'public'::regnamespace"))
                    .isEmpty();
            migration.applyAll();
            assertThat(rows.checksums()).isEqualTo(before);
        }
    }

    @Test
    void each_changeset_is_one_change_with_a_rollback_and_a_word_on_its_lock() throws Exception {
        try (var migration = Migration.of(database)) {
            List<ChangeSet> changeSets = migration.changeSets();

            assertThat(changeSets).isNotEmpty().allSatisfy(changeSet -> {
                assertThat(changeSet.getComments()).startsWith("Lock: ");
                assertThat(changeSet.getChanges()).hasSize(1);
                assertThat(changeSet.getRollback().getChanges()).isNotEmpty();
            });
        }
    }

    @Test
    void the_history_names_the_files_by_their_place_on_the_class_path() throws Exception {
        apply(database, Map.of());

        assertThat(rows.texts("select distinct filename from databasechangelog order by filename"))
                .containsExactly(
                        "db/changelog/economy-transaction-index.yaml",
                        "db/changelog/moderation-action-index.yaml",
                        "db/changelog/tournament/references.yaml",
                        "db/changelog/tournament/rows.yaml",
                        "db/changelog/tournament/statistics.yaml",
                        "db/changelog/tournament/tables.yaml");
    }

    @Test
    void both_indexes_are_valid_and_as_written() throws Exception {
        apply(database, Map.of());

        assertThat(rows.texts("select pg_get_indexdef(indexrelid) from pg_index where indisvalid"
                        + " and indexrelid::regclass::text like 'ix%' order by 1"))
                .containsExactly(
                        "CREATE INDEX ix_economytransaction_wallet_created ON public.economy_economytransaction"
                                + " USING btree (wallet_id, created DESC)",
                        "CREATE INDEX ix_moderationaction_ref_created ON public.support_moderationaction"
                                + " USING btree (ref_id, created DESC)");
    }

    @Test
    void an_index_that_an_interrupted_build_left_invalid_is_repaired_by_the_next_update() throws Exception {
        apply(database, Map.of());
        try (var migration = Migration.of(database)) {
            migration.rollbackLast(2);
        }
        rows.execute("create index ix_economytransaction_wallet_created on economy_economytransaction (wallet_id,"
                + " created desc)");
        rows.execute("update pg_index set indisvalid = false, indisready = false"
                + " where indexrelid = 'ix_economytransaction_wallet_created'::regclass");

        apply(database, Map.of());

        assertThat(rows.number("select count(*) from pg_index where not (indisvalid and indisready)"))
                .isZero();
    }

    @Test
    void same_seed_gives_same_rows_on_another_database() throws Exception {
        DataSource other = server.emptyDatabase("other");

        apply(database, Map.of("tournament.seed", "7"));
        apply(other, Map.of("tournament.seed", "7"));

        assertThat(new Rows(other).checksums()).isEqualTo(rows.checksums());
    }

    @Test
    void another_seed_gives_other_rows_of_the_same_shape() throws Exception {
        DataSource other = server.emptyDatabase("other");

        apply(database, Map.of("tournament.seed", "7"));
        apply(other, Map.of("tournament.seed", "8"));

        Map<String, String> sums = rows.checksums();
        assertThat(new Rows(other).checksums())
                .doesNotContainEntry("economy_economytransaction", sums.get("economy_economytransaction"))
                .doesNotContainEntry("support_moderationaction", sums.get("support_moderationaction"));
        assertThat(new Rows(other).number("select count(*) from economy_economytransaction where wallet_id = 1"))
                .isEqualTo(18_000);
    }

    @Test
    void a_database_that_was_filled_with_one_seed_refuses_another() throws Exception {
        apply(database, Map.of("tournament.seed", "7"));
        Map<String, String> before = rows.checksums();

        assertThatThrownBy(() -> apply(database, Map.of("tournament.seed", "8")))
                .isInstanceOf(LiquibaseException.class)
                .hasMessageContaining("db/changelog/tournament/rows.yaml::function-seeded-draw::sloguard was:");

        assertThat(rows.checksums()).isEqualTo(before);
    }

    @Test
    void a_table_of_somebody_else_with_the_same_name_is_left_alone() throws Exception {
        rows.execute("create table users (mine text)");

        assertThatThrownBy(() -> apply(database, Map.of()))
                .isInstanceOf(LiquibaseException.class)
                .hasMessageContaining("A relation named users exists and is not of this changelog."
                        + " Use an empty database or schema.");

        assertThat(rows.texts("select attname from pg_attribute where attrelid = 'users'::regclass and attnum > 0"))
                .containsExactly("mine");
    }

    @Test
    void rows_are_not_mixed_with_those_of_somebody_else() throws Exception {
        try (var migration = Migration.of(database)) {
            migration.applyUpTo("rows-users");
            rows.execute("insert into users (username) values ('somebody')");

            assertThatThrownBy(migration::applyAll)
                    .isInstanceOf(LiquibaseException.class)
                    .hasMessageContaining("Table users is not empty, so the rows of this changelog would mix with"
                            + " yours. Use an empty database or schema.");
        }

        assertThat(rows.texts("select username from users")).containsExactly("somebody");
    }

    private static void apply(DataSource target, Map<String, String> parameters)
            throws SQLException, LiquibaseException {
        try (var migration = Migration.of(target, parameters)) {
            migration.applyAll();
        }
    }
}
