package io.sloguard.scenarios.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgres;
import io.sloguard.scenarios.postgres.embedded.Eventually;
import io.sloguard.target.LiveDatabase;
import io.sloguard.target.LockWatch;
import io.sloguard.target.LockWatch.Look;
import io.sloguard.target.LockWatch.Waiting;
import io.sloguard.target.Migration;
import io.sloguard.target.Scaling;
import io.sloguard.target.Target;
import io.sloguard.target.TargetException;
import io.sloguard.target.TargetRequest;
import io.sloguard.target.TrialDatabase;
import io.sloguard.target.TrialDatabase.OpenTransaction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials in copies of an embedded database, and in place on a JDBC target. */
class LiveDatabaseTest {

    private static final Migration INDEX = new Migration.Changelog("changelogs/delivery-index.yaml");
    private static final String INDEXES = "select count(*) from pg_indexes where indexname = 'ix_deliveries_customer'";
    private static final String COPIES = "select count(*) from pg_database where datname like 'sloguard\\_trial%'";

    @TempDir
    private Path directory;

    @Test
    void trial_on_an_embedded_target_has_a_copy_that_is_gone_afterwards() throws Exception {
        try (Target target = open("embedded", Map.of())) {
            DataSource plan = target.resource(DataSource.class).orElseThrow();
            LiveDatabase live = target.resource(LiveDatabase.class).orElseThrow();
            assertThat(live.whyNoControl()).isEmpty();

            try (TrialDatabase trial =
                    live.open(INDEX, List.of("insert into deliveries (id, customer_id) values (0, 1)"))) {
                DataSource copy = trial.target().resource(DataSource.class).orElseThrow();
                assertThat(number(copy, INDEXES)).as("taken back in the copy").isZero();
                assertThat(number(copy, "select count(*) from deliveries where id = 0"))
                        .as("prepared in the copy")
                        .isEqualTo(1);
                trial.apply(INDEX);
                assertThat(number(copy, INDEXES)).isEqualTo(1);
                assertThat(trial.blockingStatements())
                        .containsExactly("CREATE INDEX ix_deliveries_customer ON public.deliveries USING btree"
                                + " (customer_id, created DESC)");
                assertThat(trial.invalidIndexes()).isEmpty();
            }

            assertThat(number(plan, COPIES)).isZero();
            assertThat(number(plan, INDEXES)).isEqualTo(1);
            assertThat(number(plan, "select count(*) from deliveries where id = 0"))
                    .isZero();
        }
    }

    @Test
    void copy_that_cannot_be_prepared_is_gone_as_well() throws Exception {
        try (Target target = open("embedded", Map.of())) {
            LiveDatabase live = target.resource(LiveDatabase.class).orElseThrow();

            assertThatThrownBy(() -> live.open(INDEX, List.of("drop table oders")))
                    .isInstanceOf(TargetException.class)
                    .hasMessage("\"drop table oders\" failed: ERROR: table \"oders\" does not exist");
            assertThat(number(target.resource(DataSource.class).orElseThrow(), COPIES))
                    .isZero();
        }
    }

    @Test
    void trial_on_a_jdbc_target_is_made_in_place_and_only_once() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Target target = open(
                        server.jdbcUrl("postgres"),
                        Map.of("PERF_DB_USER", server.user(), "PERF_DB_PASSWORD", server.password()))) {
            DataSource plan = target.resource(DataSource.class).orElseThrow();
            LiveDatabase live = target.resource(LiveDatabase.class).orElseThrow();
            Migration other = new Migration.Changelog("changelogs/blocking-delivery-index.yaml");

            assertThat(live.whyNoControl())
                    .hasValue("the database is copied on target: embedded alone, not on a server with other users");
            assertThatThrownBy(() -> live.open(INDEX, List.of()))
                    .isInstanceOf(TargetException.class)
                    .hasMessage(
                            "changelog changelogs/delivery-index.yaml is applied already, so nothing would happen under"
                                    + " the load. Point the target at a database in the state before it");
            assertThatThrownBy(() -> live.open(other, List.of("select 1")))
                    .isInstanceOf(TargetException.class)
                    .hasMessageStartingWith("prepare changes a copy of the database, and there is none: ");
            try (TrialDatabase trial = live.open(other, List.of())) {
                trial.apply(other);
            }
            assertThat(number(plan, "select count(*) from pg_indexes where indexname = 'ix_deliveries_created'"))
                    .as("the plan's database is migrated, and still open")
                    .isEqualTo(1);
        }
    }

    @Test
    @SuppressWarnings("try") // the transaction ends in the middle of the test
    void watch_sees_who_waits_for_a_table_and_whom_the_migration_waits_for() throws Exception {
        try (Target target = open("embedded", Map.of());
                TrialDatabase trial =
                        target.resource(LiveDatabase.class).orElseThrow().open(INDEX, List.of());
                LockWatch watch = trial.watch()) {
            OpenTransaction open = trial.leaveOpen("deliveries");
            Look before = watch.look();
            assertThat(before.waiting()).isEmpty();
            assertThat(before.steps()).isEmpty();
            assertThat(watch.look().moment().orElseThrow().earliestNanos())
                    .as("by the clock of the server")
                    .isGreaterThan(before.moment().orElseThrow().latestNanos());
            CompletableFuture<Void> migrating = running(() ->
                    trial.apply(new Migration.Statements(List.of("create index ix_plain on deliveries (created)"))));
            AtomicReference<Look> seen = new AtomicReference<>(watch.look());
            Eventually.await(
                    "the migration waits for the open transaction",
                    () -> seen.updateAndGet(any -> watch.look()).steps().stream()
                            .anyMatch(step -> step.name().equals("waiting for table deliveries")
                                    && step.blockers().stream()
                                            .anyMatch(one -> one.application().equals("sloguard-open-transaction"))));
            assertThat(seen.get().waiting()).as("it wants no row").isEmpty();

            DataSource copy = trial.target().resource(DataSource.class).orElseThrow();
            CompletableFuture<Void> writing =
                    running(() -> execute(copy, "insert into deliveries (customer_id) values (1)"));
            Eventually.await(
                    "the writer waits behind the migration",
                    () -> !seen.updateAndGet(any -> watch.look()).waiting().isEmpty());
            assertThat(seen.get().waiting()).extracting(Waiting::table).containsExactly("deliveries");
            assertThat(seen.get().waiting().get(0).waitedNanos()).isPresent();

            open.close();
            migrating.get();
            writing.get();
        }
    }

    @Test
    void lock_of_a_row_is_no_wait_for_a_table() throws Exception {
        try (Target target = open("embedded", Map.of());
                TrialDatabase trial =
                        target.resource(LiveDatabase.class).orElseThrow().open(INDEX, List.of());
                LockWatch watch = trial.watch()) {
            DataSource copy = trial.target().resource(DataSource.class).orElseThrow();
            String update = "update deliveries set customer_id = 1 where id = 1";
            try (Connection holder = copy.getConnection();
                    Statement statement = holder.createStatement()) {
                holder.setAutoCommit(false);
                statement.execute(update);
                CompletableFuture<Void> writing = running(() -> execute(copy, update));
                Eventually.await(
                        "the second writer waits for the row",
                        () -> number(copy, "select count(*) from pg_locks where not granted") == 1);

                assertThat(watch.look().waiting()).isEmpty();

                holder.commit();
                writing.get();
            }
        }
    }

    @Test
    void table_is_scaled_by_copies_of_its_rows_or_by_statements() throws Exception {
        try (Target target = open("embedded", Map.of());
                TrialDatabase trial = target.resource(LiveDatabase.class)
                        .orElseThrow()
                        .open(INDEX, List.of("create table codes (code text unique, note text default 'x')"))) {
            DataSource copy = trial.target().resource(DataSource.class).orElseThrow();

            assertThat(trial.scale(new Scaling("deliveries", 150_000, List.of())))
                    .isEqualTo(150_000);
            assertThat(number(copy, "select count(distinct id) from deliveries"))
                    .isEqualTo(150_000);
            assertThat(number(copy, "select count(distinct customer_id) from deliveries"))
                    .isEqualTo(2_000);
            assertThat(number(copy, "select reltuples from pg_class where relname = 'deliveries'"))
                    .as("the planner knows")
                    .isEqualTo(150_000);
            assertThat(trial.scale(new Scaling("deliveries", 7, List.of())))
                    .as("has more already")
                    .isEqualTo(150_000);
            String fill = "insert into codes select 'c' || n from generate_series(1, 10) n";
            assertThat(trial.scale(new Scaling("codes", 10, List.of(fill)))).isEqualTo(10);

            assertThatThrownBy(() -> trial.scale(new Scaling("codes", 11, List.of())))
                    .hasMessage(
                            "the rows of codes cannot be copied, because no column of its unique index codes_code_key"
                                    + " has a default; add rows by statements of your own in scaledControl.fill");
            assertThatThrownBy(() -> trial.scale(new Scaling("codes", 30, List.of(fill.replace("'c'", "'d'")))))
                    .hasMessage("scaledControl.fill leaves codes with 20 rows of 30; let it add more");
            assertThatThrownBy(() -> trial.scale(new Scaling("delivery", 10, List.of())))
                    .isInstanceOf(TargetException.class)
                    .hasMessage("there is no table named delivery");
            execute(copy, "truncate codes");
            assertThatThrownBy(() -> trial.scale(new Scaling("codes", 1, List.of())))
                    .hasMessage("codes has no rows that could be copied; add rows by statements of your own in"
                            + " scaledControl.fill");
        }
    }

    private Target open(String target, Map<String, String> credentials) throws InterruptedException {
        return new PostgresTargetProvider()
                .open(new TargetRequest(
                        target, Optional.of("changelogs/deliveries.yaml"), false, directory, credentials));
    }

    /** Something that a test does on a thread of its own. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static CompletableFuture<Void> running(Work work) {
        return CompletableFuture.runAsync(() -> {
            try {
                work.run();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
