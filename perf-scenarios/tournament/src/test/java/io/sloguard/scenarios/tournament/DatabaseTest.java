package io.sloguard.scenarios.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.scenario.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    private static final String INSERT = "insert into note values (?)";

    private Rows rows;
    private Database database;

    @BeforeEach
    void create_a_table() throws SQLException {
        rows = TournamentServer.emptyDatabase();
        rows.execute("create table note (n bigint)");
        open(Map.of("pool", "2", "pool-wait", "250ms"));
    }

    @AfterEach
    void close_the_connections_and_drop_the_database() throws SQLException {
        database.close();
        rows.close();
    }

    @Test
    void a_success_is_committed_and_counted() throws SQLException {
        var commits = new WriteTally();

        database.inTransaction(commits, connection -> insertAndEndAs(connection, Outcome.ok()));

        assertThat(notes()).isEqualTo(1);
        assertThat(commits.confirmed()).isEqualTo(1);
        assertThat(commits.possible()).isEqualTo(1);
    }

    @Test
    void a_failure_is_rolled_back_and_not_counted() throws SQLException {
        var commits = new WriteTally();

        database.inTransaction(commits, connection -> insertAndEndAs(connection, Outcome.failed("no", "reason")));

        assertThat(notes()).isZero();
        assertThat(commits.possible()).isZero();
    }

    @Test
    void an_exception_is_rolled_back_and_thrown() throws SQLException {
        assertThatThrownBy(() -> database.inTransaction(new WriteTally(), connection -> {
                    Sql.update(connection, INSERT, 1);
                    throw new IllegalStateException("bug in the scenario");
                }))
                .hasMessage("bug in the scenario");

        assertThat(notes()).isZero();
        assertThat(rows.number("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and state like 'idle in transaction%'"))
                .isZero();
    }

    @Test
    void a_commit_that_the_server_refuses_is_known_to_have_had_no_effect() throws SQLException {
        rows.execute("alter table note add constraint once unique (n) deferrable initially deferred");
        rows.execute("insert into note values (1)");
        var commits = new WriteTally();

        assertThatThrownBy(
                        () -> database.inTransaction(commits, connection -> insertAndEndAs(connection, Outcome.ok())))
                .isInstanceOf(SQLException.class);

        assertThat(notes()).isEqualTo(1);
        assertThat(commits.possible()).isZero();
    }

    @Test
    void a_pool_has_no_more_connections_than_its_size_and_waiting_ends_with_an_error() throws Exception {
        var bothLent = new CountDownLatch(2);
        var enough = new CountDownLatch(1);
        var holders = new CompletableFuture<?>[2];
        for (int i = 0; i < 2; i++) { // a pool of one thread would run the second after the first
            holders[i] = CompletableFuture.runAsync(() -> hold(bothLent, enough), task -> new Thread(task).start());
        }
        bothLent.await();

        assertThatThrownBy(() -> database.perStatement(connection -> 1))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("under-test - Connection is not available, request timed out after");

        assertThat(rows.sessions()).isEqualTo(2);
        enough.countDown();
        CompletableFuture.allOf(holders).join();
    }

    @Test
    void a_pool_lends_the_same_connection_again() throws SQLException {
        assertThat(backends(20)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void without_a_pool_every_use_is_a_new_connection() throws SQLException {
        database.close();
        open(Map.of("pool", "none"));

        assertThat(backends(5)).hasSize(5);
    }

    @Test
    void a_statement_that_takes_too_long_is_cancelled_with_or_without_a_pool() throws SQLException {
        for (String pool : new String[] {"1", "none"}) {
            database.close();
            open(Map.of("pool", pool, "statement-timeout", "50ms"));

            assertThatThrownBy(() ->
                            database.perStatement(connection -> Sql.numbers(connection, "select 1 from pg_sleep(100)")))
                    .isInstanceOf(SQLException.class)
                    .hasFieldOrPropertyWithValue("SQLState", "57014");
        }
    }

    @Test
    void closing_cancels_what_runs_with_or_without_a_pool() throws Exception {
        for (String pool : new String[] {"1", "none"}) {
            database.close();
            open(Map.of("pool", pool, "statement-timeout", "100s", "socket-timeout", "200s"));
            var running = CompletableFuture.supplyAsync(this::errorOfLongStatement);
            Await.until("the statement runs", () -> longStatements() == 1);

            database.close();

            // it hears of it, unless its connection is closed first; only a cancelled one ends at the server
            assertThat(running.get().getSQLState()).isIn("57014", "08006");
            Await.until("no session is left", () -> rows.sessions() == 0);
        }
    }

    @Test
    void a_closed_database_lends_nothing() {
        database.close();
        open(Map.of("pool", "none"));
        database.close();

        assertThatThrownBy(() -> database.perStatement(connection -> 1))
                .isInstanceOf(SQLException.class)
                .hasMessage("The scenario has ended and its connections are closed.");
    }

    private void open(Map<String, String> given) {
        var context = new FakeContext(rows, 1, given);
        database = Database.open(context, ConnectionSettings.read(Settings.of(context)));
    }

    private static Outcome insertAndEndAs(Connection connection, Outcome outcome) throws SQLException {
        Sql.update(connection, INSERT, 1);
        return outcome;
    }

    private void hold(CountDownLatch lent, CountDownLatch enough) {
        try {
            database.perStatement(connection -> {
                lent.countDown();
                awaitUninterruptibly(enough);
                return 1;
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SQLException errorOfLongStatement() {
        try {
            database.perStatement(connection -> Sql.numbers(connection, "select 1 from pg_sleep(100)"));
            throw new IllegalStateException("the statement ended by itself");
        } catch (SQLException e) {
            return e;
        }
    }

    private Set<Long> backends(int uses) throws SQLException {
        Set<Long> backends = new HashSet<>();
        for (int use = 0; use < uses; use++) {
            backends.add(database.perStatement(connection -> Sql.number(connection, "select pg_backend_pid()")));
        }
        return backends;
    }

    private long longStatements() throws SQLException {
        return rows.number("select count(*) from pg_stat_activity where datname = current_database()"
                + " and wait_event = 'PgSleep'");
    }

    private long notes() throws SQLException {
        return rows.number("select count(*) from note");
    }
}
