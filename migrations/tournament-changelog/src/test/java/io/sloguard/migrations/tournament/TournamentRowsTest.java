package io.sloguard.migrations.tournament;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rows that the changelog brings, with its default seed. */
class TournamentRowsTest {

    private static TestServer server;
    private static Rows rows;

    @BeforeAll
    static void apply_the_changelog() throws Exception {
        server = TestServer.start();
        var database = server.emptyDatabase("tournament");
        try (var migration = Migration.of(database)) {
            migration.applyAll();
        }
        rows = new Rows(database);
    }

    @AfterAll
    static void stop_the_server() throws Exception {
        server.close();
    }

    @Test
    void row_counts_are_as_stated() throws SQLException {
        assertThat(rows.number("select count(*) from users")).isEqualTo(10_000);
        assertThat(rows.number("select count(*) from tournaments")).isEqualTo(200);
        assertThat(rows.number("select count(*) from registrations")).isEqualTo(20_000);
        assertThat(rows.number("select count(*) from matches")).isEqualTo(20_000);
        assertThat(rows.number("select count(*) from wallets")).isEqualTo(3_700);
        assertThat(rows.number("select count(*) from economy_economytransaction"))
                .isEqualTo(90_000);
        assertThat(rows.number("select count(*) from support_moderationaction")).isEqualTo(68_000);
    }

    @Test
    void some_wallets_are_hot_and_most_are_cold() throws SQLException {
        assertThat(transactionsOf("= 1")).isEqualTo(18_000);
        assertThat(transactionsOf("between 2 and 10")).isEqualTo(9_000);
        assertThat(transactionsOf("= 777")).isEqualTo(17);
        assertThat(rows.number("select max(n) from (select count(*) as n from economy_economytransaction"
                        + " where wallet_id > 10 group by wallet_id) cold"))
                .isLessThan(50);
    }

    @Test
    void one_moderated_reference_is_hot_and_most_are_cold() throws SQLException {
        assertThat(rows.number("select count(*) from support_moderationaction where ref_id = 1"))
                .isEqualTo(3_400);
        assertThat(rows.number("select count(*) from support_moderationaction where ref_id = 42"))
                .isEqualTo(24);
        assertThat(rows.number("select max(n) from (select count(*) as n from support_moderationaction"
                        + " where ref_id > 1 group by ref_id) cold"))
                .isLessThan(60);
    }

    @Test
    void the_two_histories_fill_as_many_pages_as_their_reference_figures_assume() throws SQLException {
        assertThat(pagesOf("economy_economytransaction")).isEqualTo(1476);
        assertThat(pagesOf("support_moderationaction")).isEqualTo(1308);
    }

    @Test
    void books_are_balanced_from_the_start() throws SQLException {
        assertThat(rows.number("select count(*) from (select from economy_economytransaction group by transfer_id"
                        + " having count(*) <> 2 or sum(amount) <> 0 or min(wallet_id) = max(wallet_id)) broken"))
                .isZero();
        assertThat(rows.number("select count(*) from wallets left join (select wallet_id, sum(amount) as total"
                        + " from economy_economytransaction group by wallet_id) history on wallet_id = wallets.id"
                        + " where balance <> opening_balance + coalesce(total, 0)"))
                .isZero();
        assertThat(rows.number("select count(*) from wallets where balance <> opening_balance"))
                .isGreaterThan(3_000);
    }

    @Test
    void every_tournament_knows_how_many_places_are_taken() throws SQLException {
        assertThat(rows.number("select count(*) from tournaments t where registered > capacity or registered <>"
                        + " (select count(*) from registrations r where r.tournament_id = t.id)"))
                .isZero();
        assertThat(rows.number("select count(distinct capacity) from tournaments"))
                .isEqualTo(4);
    }

    @Test
    void statistics_are_fresh() throws SQLException {
        assertThat(rows.texts("select relname from pg_stat_user_tables"
                        + " where last_analyze is not null and last_vacuum is not null"))
                .containsAll(Rows.TABLES);
    }

    @Test
    void new_transfers_are_numbered_after_the_history() throws SQLException {
        assertThat(rows.number("select max(transfer_id) from economy_economytransaction"))
                .isEqualTo(45_000);
        assertThat(rows.number("select nextval('economy_transfer_id_seq')")).isEqualTo(45_001);
    }

    private static long transactionsOf(String wallets) throws SQLException {
        return rows.number("select count(*) from economy_economytransaction where wallet_id " + wallets);
    }

    private static long pagesOf(String table) throws SQLException {
        return rows.number("select pg_relation_size('" + table + "') / current_setting('block_size')::int");
    }
}
