package io.sloguard.scenarios.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.scenario.Invariant;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EconomyTransferTest {

    private static final long MORE_THAN_ANYBODY_HAS = 1_000_000_000_000L;

    private final EconomyTransfer scenario = new EconomyTransfer();
    private Rows rows;

    @BeforeEach
    void create_a_database() throws Exception {
        rows = TournamentServer.newDatabase();
    }

    @AfterEach
    void close_the_scenario_and_drop_the_database() throws SQLException {
        scenario.close();
        rows.close();
    }

    @Test
    void transfers_of_many_users_at_once_are_all_in_the_history() throws Exception {
        var context = prepared(8, Map.of("overdrafts", "0%"));

        LoadOf load = LoadOf.operations(1_000, scenario, context);

        assertThat(load.ok()).isEqualTo(1_000);
        assertThat(newRows()).isEqualTo(2_000);
        assertThat(scenario.verify(context)).hasSize(4).allMatch(Invariant::holds);
    }

    @Test
    void a_transfer_moves_the_coins_that_were_drawn() throws Exception {
        var context = prepared(1, Map.of("overdrafts", "0%", "wallets", "2"));
        Transfer drawn = new TransferDraw(new long[] {1, 2}, 0, 0.3).next(RecordedOperation.randomOf(0));
        long payerBefore = balance(drawn.payer());
        long payeeBefore = balance(drawn.payee());

        LoadOf.operations(1, scenario, context);

        assertThat(payerBefore - balance(drawn.payer())).isEqualTo(drawn.coins());
        assertThat(balance(drawn.payee()) - payeeBefore).isEqualTo(drawn.coins());
    }

    @Test
    void overdrafts_happen_as_often_as_drawn_and_move_nothing() throws Exception {
        var context = prepared(8, Map.of("overdrafts", "10%"));
        var draw = new TransferDraw(new long[] {1, 2}, 0.1, 0.3);
        long drawn = LongStream.range(0, 500)
                .filter(number -> draw.next(RecordedOperation.randomOf(number)).coins() == MORE_THAN_ANYBODY_HAS)
                .count();

        LoadOf load = LoadOf.operations(500, scenario, context);

        assertThat(drawn).isBetween(20L, 100L);
        assertThat(load.kinds()).containsExactly(Map.entry("insufficient balance", drawn));
        assertThat(newRows()).isEqualTo(2 * (500 - drawn));
        assertThat(scenario.verify(context)).allMatch(Invariant::holds);
    }

    @Test
    void deadlocks_are_tried_again_and_counted() throws Exception {
        noticeDeadlocksSoon();
        var context = prepared(8, Map.of("overdrafts", "0%", "wallets", "2"));

        LoadOf load = LoadOf.operations(600, scenario, context);

        long failed = load.kinds().getOrDefault("deadlock", 0L);
        assertThat(load.finished())
                .anyMatch(one -> one.isOk() && one.operation().counted("deadlocks") > 0);
        assertThat((long) load.counted("deadlocks")).isEqualTo(load.counted("retries") + failed);
        assertThat(load.ok() + failed).isEqualTo(600);
        assertThat(newRows()).isEqualTo(2 * load.ok());
        assertThat(scenario.verify(context)).allMatch(Invariant::holds);
    }

    @Test
    void a_third_deadlock_is_a_failure() throws Exception {
        noticeDeadlocksSoon();
        failEveryUpdateOfWallets("40P01");
        var context = prepared(1, Map.of("overdrafts", "0%", "wallets", "2"));

        LoadOf load = LoadOf.operations(3, scenario, context);

        assertThat(load.kinds()).containsExactly(Map.entry("deadlock", 3L));
        assertThat(load.counted("deadlocks")).isEqualTo(9);
        assertThat(load.counted("retries")).isEqualTo(6);
        assertThat(scenario.verify(context)).allMatch(Invariant::holds);
    }

    @Test
    void serialization_failures_are_tried_again_and_counted() throws Exception {
        noticeDeadlocksSoon();
        var context = prepared(8, Map.of("overdrafts", "0%", "wallets", "2", "isolation", "serializable"));

        LoadOf load = LoadOf.operations(400, scenario, context);

        assertThat(load.finished())
                .anyMatch(one -> one.isOk() && one.operation().counted("serialization failures") > 0);
        assertThat(load.kinds().keySet()).isSubsetOf("serialization failure", "deadlock");
        assertThat(scenario.verify(context)).allMatch(Invariant::holds);
    }

    @Test
    void another_error_of_the_database_is_thrown_and_rolled_back() throws Exception {
        failEveryUpdateOfWallets("P0001");
        var context = prepared(1, Map.of("overdrafts", "0%", "wallets", "2"));

        assertThatThrownBy(() -> LoadOf.operations(1, scenario, context))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(SQLException.class)
                .hasFieldOrPropertyWithValue("SQLState", "P0001");
        assertThat(scenario.verify(context)).allMatch(Invariant::holds);
    }

    @Test
    void coins_from_nowhere_break_two_invariants() throws Exception {
        var context = prepared(1, Map.of());

        rows.execute("update wallets set balance = balance + 5 where id = 7");

        assertThat(scenario.verify(context))
                .filteredOn(invariant -> !invariant.holds())
                .extracting(Invariant::name)
                .containsExactly(
                        "the sum of all balances is unchanged",
                        "every balance is the opening balance and the history of its wallet");
    }

    @Test
    void half_a_transfer_breaks_the_invariant_of_two_rows() throws Exception {
        var context = prepared(1, Map.of());

        rows.execute("delete from economy_economytransaction where id = 1");

        assertThat(scenario.verify(context))
                .contains(new Invariant(
                        "every transfer has exactly two rows, which sum to zero", false, "1 transfers have not"));
    }

    @Test
    void a_transfer_that_was_confirmed_and_is_gone_breaks_the_invariant() throws Exception {
        var context = prepared(1, Map.of("overdrafts", "0%"));
        LoadOf.operations(5, scenario, context);

        rows.execute("delete from economy_economytransaction"
                + " where transfer_id = (select max(transfer_id) from economy_economytransaction)");

        assertThat(scenario.verify(context))
                .contains(new Invariant(
                        "every transfer that was confirmed is in the history, once", false, "expected 5, found 4"));
    }

    @Test
    void closing_ends_a_transfer_that_hangs_on_a_lock_and_its_transaction() throws Exception {
        var context = prepared(
                1, Map.of("overdrafts", "0%", "wallets", "2", "statement-timeout", "100s", "socket-timeout", "200s"));
        try (Connection other = rows.database().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from wallets for update");
            var running = CompletableFuture.supplyAsync(() -> endOfOneOperation(context));
            Await.until("the operation waits for the row", () -> rows.waitingForLock() == 1);

            scenario.close();

            assertThat(running.get()).isInstanceOf(ExecutionException.class).hasRootCauseInstanceOf(SQLException.class);
            Await.until("only the other session is left", () -> rows.sessions() == 1);
            assertThat(scenario.verify(context)).allMatch(Invariant::holds);
        }
    }

    private Exception endOfOneOperation(FakeContext context) {
        try {
            LoadOf.operations(1, scenario, context);
            return new IllegalStateException("the operation ended without an error");
        } catch (Exception e) {
            return e;
        }
    }

    private FakeContext prepared(int users, Map<String, String> settings) throws Exception {
        var context = new FakeContext(rows, users, settings);
        scenario.prepare(context);
        return context;
    }

    private void noticeDeadlocksSoon() throws SQLException {
        rows.execute("do $$ begin execute format('alter database %I set deadlock_timeout = 10', current_database());"
                + " end $$");
    }

    private void failEveryUpdateOfWallets(String sqlState) throws SQLException {
        rows.execute("create function refuse() returns trigger language plpgsql as"
                + " 'begin raise exception sqlstate ''" + sqlState + "''; end'");
        rows.execute("create trigger refuse before update on wallets for each row execute function refuse()");
    }

    private long balance(long wallet) throws SQLException {
        return rows.number("select balance from wallets where id = " + wallet);
    }

    private long newRows() throws SQLException {
        return rows.number("select count(*) - 90000 from economy_economytransaction");
    }
}
