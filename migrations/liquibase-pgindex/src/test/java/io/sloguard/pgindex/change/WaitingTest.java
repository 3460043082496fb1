package io.sloguard.pgindex.change;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.Background;
import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.OnEachServer;
import io.sloguard.pgindex.testing.OpenSession;
import io.sloguard.pgindex.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
@OnEachServer
class WaitingTest extends DatabaseTest {

    WaitingTest(TestServer server) {
        super(server);
    }

    @Test
    void without_the_gate_a_writer_costs_an_attempt_and_no_invalid_index_stays() {
        OpenSession writer = OpenSession.writer(database);
        int pid = writer.pid();
        writer.endWhen(() -> database.await("select exists (select from pg_stat_activity where datname ="
                + " current_database() and query like 'DROP INDEX%')"));

        Migration.Result result = Migration.of(database)
                .yaml(createIx("lockTimeout: 1500ms", "gate: 'off'"))
                .update()
                .succeeded();

        assertThat(result.logText())
                .contains("attempt 1 of 5 failed")
                .contains("pid " + pid + " (application 'open-writer'")
                .contains("holds RowExclusiveLock on the table")
                .contains("index public.ix: BUILT in");
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void with_the_gate_the_first_attempt_succeeds() {
        Migration migration = Migration.of(database).yaml(createIx("lockTimeout: 1500ms"));
        OpenSession.writer(database).endWhen(() -> migration.awaitLog("waits before it starts"));

        Migration.Result result = migration.update().succeeded();

        assertThat(result.logText()).contains("1 attempt").contains("waits before it starts for pid");
        assertThat(failedAttempts()).isZero();
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void an_idle_read_committed_session_whose_last_statement_was_a_select_is_named() {
        Migration migration = Migration.of(database).yaml(createIx());
        OpenSession.idleReader(database).endWhen(() -> migration.awaitLog("waits before it starts"));

        Migration.Result result = migration.update().succeeded();

        assertThat(result.logText())
                .contains("application 'idle-reader'")
                .contains("idle in transaction")
                .contains("snapshot held, last statement: select 1");
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void a_session_with_an_open_cursor_is_named() {
        Migration migration = Migration.of(database).yaml(createIx());
        OpenSession.begin(
                        database,
                        "cursor",
                        "declare c cursor for select * from pg_class",
                        "fetch 1 from c",
                        "insert into t(id, w) select 1, 1 where false",
                        "set local application_name = 'cursor'")
                .endWhen(() -> migration.awaitLog("waits before it starts"));

        Migration.Result result = migration.update().succeeded();

        assertThat(result.logText()).contains("application 'cursor'").contains("snapshot held");
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void a_session_that_waits_for_an_advisory_lock_is_named() {
        Migration migration = Migration.of(database).yaml(createIx());
        OpenSession holder =
                OpenSession.begin(database, "holder", "select pg_advisory_xact_lock(1)", "set local work_mem = '4MB'");
        CompletableFuture<OpenSession> waiter =
                Background.get(() -> OpenSession.begin(database, "waiter", "select pg_advisory_xact_lock(1)"));
        database.await("select exists (select from pg_locks where locktype = 'advisory' and not granted)");
        CompletableFuture<Void> end = Background.run(() -> {
            migration.awaitLog("waits before it starts");
            holder.close();
            waiter.join().close();
        });

        Migration.Result result = migration.update().succeeded();

        end.join();
        assertThat(result.logText())
                .contains("application 'waiter'")
                .contains("snapshot held")
                .doesNotContain("application 'holder'");
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void another_build_on_the_same_table_is_waited_for_and_both_end_well() {
        OpenSession reader = OpenSession.idleReader(database);
        CompletableFuture<Void> other =
                Background.run(() -> database.execute("create index concurrently other on t (u)"));
        database.awaitPhase("waiting for old snapshots");
        Migration migration = Migration.of(database).yaml(createIx());
        reader.endWhen(() -> migration.awaitLog("waits before it starts"));

        Migration.Result result = migration.update().succeeded();

        other.join();
        assertThat(result.logText())
                .contains("holds ShareUpdateExclusiveLock on the table")
                .contains("1 attempt");
        assertThat(database.indexes()).containsExactly("ix=ttt", "other=ttt");
    }

    @Test
    void short_transactions_that_come_and_go_do_not_keep_the_gate_shut() {
        AtomicBoolean done = new AtomicBoolean();
        List<CompletableFuture<Void>> writers = Stream.of(-1, -2, -3)
                .map(id -> Background.run(() -> writeShortly(id, done)))
                .toList();
        database.await("select count(*) = 3 from pg_stat_activity where application_name = 'short' and xact_start is"
                + " not null and datname = current_database()");

        Migration.Result result =
                Migration.of(database).yaml(createIx("maxWait: 1m")).update();

        done.set(true);
        writers.forEach(CompletableFuture::join);
        result.succeeded();
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    /** Always in a transaction, but never for long in the same one. */
    private void writeShortly(int id, AtomicBoolean done) {
        try (OpenSession session = OpenSession.begin(database, "short")) {
            while (!done.get()) {
                session.run(
                        "insert into t(id, w) values (" + id + ", 1)",
                        "select pg_sleep(0.03)",
                        "delete from t where id = " + id,
                        "commit");
            }
        }
    }

    @Test
    void a_transaction_that_only_wrote_to_another_table_is_not_waited_for() {
        database.execute("create table other (id int)");
        try (OpenSession other = OpenSession.begin(database, "elsewhere", "insert into other values (1)")) {
            Migration.Result result =
                    Migration.of(database).yaml(createIx()).update().succeeded();

            assertThat(result.logText()).contains("BUILT").doesNotContain("elsewhere");
        }
    }

    @Test
    void a_writer_that_never_ends_is_given_up_at_the_gate_and_nothing_is_changed() {
        try (OpenSession writer = OpenSession.writer(database)) {
            long start = System.nanoTime();

            Migration.Result result =
                    Migration.of(database).yaml(createIx("maxWait: 1s")).update();

            assertThat(result.message())
                    .contains("index public.ix was not started, because other sessions did not end within 1000 ms"
                            + " (maxWait): pid " + writer.pid())
                    .contains("Nothing was changed. End them or raise maxWait, then run the update again");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
            assertThat(database.indexes()).isEmpty();
            assertThat(database.value("select bool_or(locked) from databasechangeloglock"))
                    .isEqualTo("f");
        }

        Migration.of(database).yaml(createIx("maxWait: 1s")).update().succeeded();

        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void the_watchdog_cancels_a_build_that_waits_too_long_and_removes_what_it_began() {
        try (OpenSession reader = OpenSession.idleReader(database)) {
            Migration.Result result = Migration.of(database)
                    .yaml(createIx("maxWait: 2s", "gate: 'off'"))
                    .update();

            assertThat(result.message())
                    .contains("index public.ix on public.t was not built after 1 attempt: other sessions did not end in"
                            + " time (in phase 'waiting for old snapshots'), blocked by pid " + reader.pid())
                    .contains("Nothing is left behind. End these sessions or raise maxWait (2000 ms) and run the update"
                            + " again");
            assertThat(database.indexes()).isEmpty();
        }
    }

    @Test
    void an_invalid_index_that_cannot_be_dropped_yet_is_reported_and_repaired_by_the_next_update() {
        Migration migration = Migration.of(database).yaml(createIx("maxWait: 1500ms", "gate: 'off'"));
        try (OpenSession writer = OpenSession.writer(database)) {
            Migration.Result result = migration.update();

            assertThat(result.message())
                    .contains("INVALID index public.ix is left")
                    .contains("blocked by pid " + writer.pid());
        }

        Migration.Result next = migration.update().succeeded();

        assertThat(next.logText()).contains("index public.ix: REPAIRED in");
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void a_prepared_transaction_is_named_although_it_has_no_process() {
        OpenSession writer = OpenSession.writer(database);
        writer.run("prepare transaction 'forgotten'");
        writer.close();

        Migration.Result result =
                Migration.of(database).yaml(createIx("maxWait: 1s")).update();

        assertThat(result.message())
                .contains("prepared transaction 'forgotten' (role postgres, prepared for")
                .contains("end it with COMMIT PREPARED or ROLLBACK PREPARED");
        database.execute("rollback prepared 'forgotten'");
        Migration.of(database).yaml(createIx()).update().succeeded();
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void a_build_that_loses_a_deadlock_is_cleaned_up_and_tried_again() {
        OpenSession writer = OpenSession.writer(database);
        CompletableFuture<Void> deadlock = Background.run(() -> {
            database.awaitPhase("waiting for writers before build");
            writer.run("alter table t add column extra int");
            writer.close();
        });

        Migration.Result result =
                Migration.of(database).yaml(createIx("gate: 'off'")).update().succeeded();

        deadlock.join();
        assertThat(result.logText()).contains("deadlock detected").contains("index public.ix: BUILT in");
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void a_build_that_somebody_cancels_fails_and_leaves_nothing() {
        try (OpenSession reader = OpenSession.idleReader(database)) {
            CompletableFuture<Void> cancel = Background.run(() -> {
                database.awaitPhase("waiting for old snapshots");
                database.execute("select pg_cancel_backend(pid) from pg_stat_progress_create_index where datname ="
                        + " current_database()");
            });

            Migration.Result result =
                    Migration.of(database).yaml(createIx("gate: 'off'")).update();

            cancel.join();
            assertThat(result.message())
                    .contains("canceling statement due to user request")
                    .contains("Nothing is left");
            assertThat(database.indexes()).isEmpty();
        }
    }

    @Test
    void a_build_whose_backend_is_terminated_is_repaired_by_the_next_update() {
        try (OpenSession reader = OpenSession.idleReader(database)) {
            CompletableFuture<Void> kill = Background.run(() -> {
                database.awaitPhase("waiting for old snapshots");
                database.execute("select pg_terminate_backend(pid) from pg_stat_progress_create_index where datname ="
                        + " current_database()");
            });

            Migration.Result result =
                    Migration.of(database).yaml(createIx("gate: 'off'")).update();

            kill.join();
            assertThat(result.message()).contains("the next update repairs it");
        }
        database.execute("update databasechangeloglock set locked = false");

        Migration.Result next = Migration.of(database).yaml(createIx()).update().succeeded();

        assertThat(next.logText()).contains("index public.ix: REPAIRED in");
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void an_index_that_another_session_builds_is_adopted() {
        OpenSession reader = OpenSession.idleReader(database);
        CompletableFuture<Void> builder =
                Background.run(() -> database.execute("create index concurrently ix on t (w, created desc)"));
        database.awaitPhase("waiting for old snapshots");
        Migration migration = Migration.of(database).yaml(createIx());
        reader.endWhen(() -> migration.awaitLog("another session is building it"));

        Migration.Result result = migration.update().succeeded();

        builder.join();
        assertThat(result.logText())
                .contains("another session is building it, waiting for its result (pid ")
                .contains("index public.ix: ADOPTED in");
        assertThat(builds()).as("builds in the server log").isEqualTo(1);
    }

    @Test
    void statement_timeout_of_the_session_does_not_end_a_build() {
        database.execute("alter database " + database.name() + " set statement_timeout = '1s'");
        OpenSession.idleReader(database)
                .endWhen(() -> database.await("select exists (select from pg_stat_activity where datname ="
                        + " current_database() and query like 'CREATE INDEX%' and clock_timestamp() - query_start >"
                        + " interval '1500 ms')"));

        Migration.of(database).yaml(createIx("gate: 'off'")).update().succeeded();

        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void an_autovacuum_in_the_way_is_cancelled_by_the_server() {
        database.execute(
                "create table big (id int, w int, created timestamptz, pad text)",
                "alter table big set (autovacuum_vacuum_cost_delay = 50, autovacuum_vacuum_cost_limit = 1,"
                        + " autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1)",
                "insert into big select i, i, now(), repeat('x', 500) from generate_series(1, 20000) i",
                "delete from big where id % 2 = 0");
        database.await("select exists (select from pg_stat_progress_vacuum v join pg_class c on c.oid = v.relid"
                + " where c.relname = 'big' and datname = current_database())");

        Migration.of(database)
                .yaml(createIx("lockTimeout: 30s").replace("tableName: t", "tableName: big"))
                .update()
                .succeeded();

        assertThat(database.indexes()).containsExactly("ix=ttt");
        assertThat(String.join("\n", database.serverLog()))
                .contains("automatic vacuum of table \"" + database.name() + ".public.big\"");
    }

    private long failedAttempts() {
        return database.serverLog().stream()
                .filter(line -> line.contains(":55P03:"))
                .count();
    }

    private long builds() {
        List<String> log = database.serverLog();
        return log.stream()
                .filter(line -> line.contains("statement: ") || line.contains("execute <unnamed>"))
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).contains("index concurrently"))
                .count();
    }
}
