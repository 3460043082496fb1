package io.sloguard.pgindex.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import io.sloguard.pgindex.sql.IndexDefinition;
import io.sloguard.pgindex.sql.IndexStatement;
import io.sloguard.pgindex.sql.RelationName;
import io.sloguard.pgindex.testing.Background;
import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.OnEachServer;
import io.sloguard.pgindex.testing.OpenSession;
import io.sloguard.pgindex.testing.TestDatabase;
import io.sloguard.pgindex.testing.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engine without Liquibase, on a connection whose session lives on. */
@Tag("engine")
@OnEachServer
class IndexWorkTest extends DatabaseTest {

    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());
    private Connection connection;

    IndexWorkTest(TestServer server) {
        super(server);
    }

    @BeforeEach
    void session() throws SQLException {
        connection = database.connect();
        execute("set lock_timeout = '7s'");
        execute("set statement_timeout = '9s'");
        execute("set maintenance_work_mem = '3MB'");
    }

    @AfterEach
    void endSession() throws SQLException {
        connection.close();
    }

    @Test
    void build_that_succeeds_puts_the_settings_of_the_session_back() throws Exception {
        Outcome outcome =
                work(tuning(Duration.ofSeconds(30), Tuning.Amcheck.OFF)).build(ix());

        assertThat(outcome.action()).isEqualTo(Outcome.Action.BUILT);
        assertSettingsAsBefore();
    }

    @Test
    void build_that_fails_puts_the_settings_of_the_session_back() throws Exception {
        try (OpenSession writer = OpenSession.writer(database)) {
            assertThatThrownBy(() -> work(tuning(Duration.ofMillis(300), Tuning.Amcheck.OFF))
                            .build(ix()))
                    .isInstanceOfSatisfying(
                            IndexWorkException.class,
                            failed -> assertThat(failed.reason()).isEqualTo(Reason.WAIT_EXHAUSTED));
        }

        assertSettingsAsBefore();
    }

    @Test
    void a_connection_in_a_transaction_is_refused() throws Exception {
        connection.setAutoCommit(false);

        assertThatThrownBy(() -> work(Tuning.DEFAULT).build(ix()))
                .hasMessage(
                        "The connection is in a transaction, and PostgreSQL refuses concurrent index work there: set"
                                + " runInTransaction to false on the changeset");
        assertThat(database.indexes()).isEmpty();
    }

    @Test
    void without_a_second_connection_a_build_is_bounded_by_the_timeout_of_the_server() throws Exception {
        try (OpenSession reader = OpenSession.idleReader(database)) {
            Tuning impatient = new Tuning(
                    Optional.empty(),
                    Duration.ofSeconds(1),
                    5,
                    Tuning.Gate.OFF,
                    Tuning.OnInvalid.REBUILD,
                    Tuning.CorruptionRisk.REFUSED,
                    Optional.empty(),
                    Tuning.Amcheck.OFF);

            assertThatThrownBy(() -> work(impatient).build(ix()))
                    .hasMessageContaining("other sessions did not end in time")
                    .hasMessageContaining("pid " + reader.pid())
                    .hasMessageContaining("Nothing is left behind");
        }

        assertThat(journal).anyMatch(line -> line.contains("set pgindex.monitorUrl"));
        assertThat(database.indexes()).isEmpty();
        assertSettingsAsBefore();
    }

    @Test
    void amcheck_compares_the_finished_index_with_the_table() throws Exception {
        database.execute("create extension amcheck");

        Outcome outcome =
                work(tuning(Duration.ofSeconds(30), Tuning.Amcheck.ON)).build(ix());

        assertThat(outcome.action()).isEqualTo(Outcome.Action.BUILT);
    }

    @Test
    void amcheck_that_is_not_installed_is_reported_after_the_build() {
        assertThatThrownBy(() ->
                        work(tuning(Duration.ofSeconds(30), Tuning.Amcheck.ON)).build(ix()))
                .hasMessageContaining("index public.ix was built, but its check by amcheck failed")
                .hasMessageContaining("needs a btree index and the extension amcheck");
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void a_table_that_is_locked_against_all_use_is_waited_for() throws Exception {
        database.execute("create index ix on t (w, created desc)");
        OpenSession.begin(database, "ddl", "lock table t in access exclusive mode")
                .endWhen(() -> TestDatabase.await(
                        "the wait is reported",
                        () -> journal.stream().anyMatch(line -> line.contains("application 'ddl'"))));

        Outcome outcome =
                work(tuning(Duration.ofMinutes(1), Tuning.Amcheck.OFF)).build(ix());

        assertThat(outcome.action()).isEqualTo(Outcome.Action.ALREADY_VALID);
        assertThat(journal).anyMatch(line -> line.startsWith("work on t: waits before it starts for pid"));
    }

    @Test
    void a_table_that_stays_locked_against_all_use_names_who_holds_it() throws Exception {
        database.execute("create index ix on t (w, created desc)");
        try (OpenSession owner = OpenSession.begin(database, "ddl", "lock table t in access exclusive mode")) {
            assertThatThrownBy(() -> work(tuning(Duration.ofMillis(1500), Tuning.Amcheck.OFF))
                            .drop(RelationName.of("public", "ix")))
                    .hasMessageContaining("work on public.ix was not started, because other sessions did not end within"
                            + " 1500 ms (maxWait): pid " + owner.pid())
                    .hasMessageContaining("holds AccessExclusiveLock on the table");
        }
        assertThat(database.indexes()).containsExactly("ix=ttt");
        assertSettingsAsBefore();
    }

    @Test
    void a_table_whose_owner_to_be_queues_behind_a_reader_names_the_reader() throws Exception {
        database.execute("create index ix on t (w, created desc)");
        try (OpenSession reader = OpenSession.tableReader(database);
                OpenSession queueing = OpenSession.begin(database, "ddl")) {
            CompletableFuture<Void> lock = Background.run(() -> queueing.run("lock table t in access exclusive mode"));
            database.await("select exists (select from pg_locks where not granted and mode = 'AccessExclusiveLock'"
                    + " and relation = 't'::regclass)");

            assertThatThrownBy(() -> work(tuning(Duration.ofMillis(1500), Tuning.Amcheck.OFF))
                            .build(ix()))
                    .hasMessageContaining(
                            "its table could not be read within 1500 ms (maxWait): it is used by pid " + reader.pid());

            reader.close();
            lock.join();
        }
    }

    @Test
    void a_connection_that_a_pooler_spreads_over_processes_is_refused_and_no_setting_leaks() throws Exception {
        try (Connection other = database.connect()) {
            Connection pooled = InTurns.over(connection, other);

            assertThatThrownBy(() -> new IndexWork(
                                    new Session(pooled, MonitorSource.NONE, journal(), Pace.real(new Random(1))),
                                    Tuning.DEFAULT)
                            .build(ix()))
                    .hasMessageContaining("The connection is spread over several server processes (")
                    .hasMessageContaining("as by a pooler in transaction mode. Index changes need a direct connection");

            assertThat(settingsOf(other)).isEqualTo("0 0 64MB");
            assertSettingsAsBefore();
        }
        assertThat(database.indexes()).isEmpty();
    }

    private static IndexDefinition ix() {
        return IndexStatement.parse("create index concurrently ix on t (w, created desc)")
                .definition()
                .orElseThrow();
    }

    private static Tuning tuning(Duration maxWait, Tuning.Amcheck amcheck) {
        return new Tuning(
                Optional.empty(),
                maxWait,
                1,
                Tuning.Gate.ON,
                Tuning.OnInvalid.REBUILD,
                Tuning.CorruptionRisk.REFUSED,
                Optional.of("64MB"),
                amcheck);
    }

    private IndexWork work(Tuning tuning) {
        return new IndexWork(new Session(connection, MonitorSource.NONE, journal(), Pace.real(new Random(1))), tuning);
    }

    private Journal journal() {
        return new Journal() {
            @Override
            public void progress(String message) {
                journal.add(message);
            }

            @Override
            public void warning(String message) {
                journal.add(message);
            }
        };
    }

    private void assertSettingsAsBefore() throws SQLException {
        assertThat(settingsOf(connection)).isEqualTo("7s 9s 3MB");
    }

    private static String settingsOf(Connection session) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('lock_timeout') || ' ' ||"
                        + " current_setting('statement_timeout') || ' ' || current_setting('maintenance_work_mem')")) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
