package io.sloguard.scenarios.postgres.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.result.diagnosis.Blocker;
import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.Counter;
import io.sloguard.result.diagnosis.DatabaseActivity;
import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgres;
import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgresOptions;
import io.sloguard.target.DatabaseWatch;
import io.sloguard.target.SessionSample;
import io.sloguard.target.TargetException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A watch of a real server, by its superuser and by a user who may do nothing but log in and change one table. */
@Timeout(60)
class PostgresWatchTest {

    private static final String PASSWORD = "of the load";

    private static EmbeddedPostgres server;

    private final TrackedSessions sessions = new TrackedSessions();

    @BeforeAll
    static void start() throws SQLException {
        server = EmbeddedPostgres.start(EmbeddedPostgresOptions.defaults());
        try (Connection owner = superuser("set up").source().getConnection();
                Statement sql = owner.createStatement()) {
            sql.execute("create extension pg_stat_statements");
            sql.execute("create role loader login password '" + PASSWORD + "'");
            sql.execute("create table counter (id int primary key, hits int not null)");
            sql.execute("insert into counter values (1, 0)");
            sql.execute("grant select, update on counter to loader");
            sql.execute("create database plain");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static TrackingDataSource.Login superuser(String applicationName) {
        return superuser(applicationName, "postgres");
    }

    private static TrackingDataSource.Login superuser(String applicationName, String database) {
        return new TrackingDataSource.Login(
                server.jdbcUrl(database), server.user(), server.password(), applicationName, 5);
    }

    private static TrackingDataSource.Login loader() {
        return loader("postgres");
    }

    private static TrackingDataSource.Login loader(String database) {
        return new TrackingDataSource.Login(server.jdbcUrl(database), "loader", PASSWORD, "load", 5);
    }

    private DatabaseWatch watch(TrackingDataSource.Login login) {
        return new PostgresProbe(login, sessions).connect();
    }

    private static void change(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement sql = connection.createStatement()) {
            sql.execute("update counter set hits = hits + 1 where id = 1");
        }
    }

    private static void commit(Connection connection, Statement statement) throws SQLException {
        statement.execute("commit");
        connection.setAutoCommit(true);
    }

    /** Looks at the sessions until one waits, and nothing has changed between the parts of a look, which takes milliseconds. */
    private static SessionSample awaitLockWait(DatabaseWatch watch) {
        List<SessionSample> waiting;
        do {
            waiting = watch.sample().orElseThrow().stream()
                    .filter(session -> session.cause().kind() == Cause.Kind.ROW_LOCK
                            && session.user().isPresent()
                            && session.blocker().isPresent())
                    .toList();
        } while (waiting.isEmpty());
        return waiting.get(0);
    }

    @Test
    void user_without_rights_sees_its_own_waits_and_whose_session_holds_the_lock_but_not_what_that_does()
            throws Exception {
        try (Connection report = superuser("nightly report").source().getConnection();
                Statement release = report.createStatement();
                Connection ours = new TrackingDataSource(loader(), sessions).getConnection();
                DatabaseWatch watch = watch(loader())) {
            watch.begin();
            change(report);
            CompletableFuture<Void> waiter = CompletableFuture.runAsync(() -> {
                try {
                    change(ours);
                    ours.rollback();
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            });

            SessionSample seen = awaitLockWait(watch);
            commit(report, release);
            waiter.join();
            DatabaseActivity activity = watch.activity();

            assertThat(seen.cause())
                    .isEqualTo(new Cause(
                            Cause.Kind.ROW_LOCK, "counter", "update counter set hits = hits + ? where id = ?"));
            assertThat(seen.blocker()).get().satisfies(blocker -> {
                assertThat(blocker.session()).matches("session \\d+ \\(nightly report\\)");
                assertThat(blocker).isEqualTo(new Blocker(blocker.session(), "", ""));
            });
            assertThat(activity.counters()).isNotEmpty();
            assertThat(watch.missing())
                    .containsExactly(
                            "what sessions of other users do is not shown to this user: grant pg_monitor to it");
        }
    }

    @Test
    void statements_are_counted_where_the_extension_is_without_those_of_the_probe() throws Exception {
        try (Connection ours = new TrackingDataSource(superuser("load"), sessions).getConnection();
                Statement sql = ours.createStatement();
                DatabaseWatch watch = watch(superuser("load"))) {
            watch.begin();
            for (int i = 0; i < 3; i++) {
                sql.execute("select count(*) from counter where hits > " + i);
            }

            DatabaseActivity activity = watch.activity();

            assertThat(activity.statements()).singleElement().satisfies(statement -> {
                assertThat(statement.statement()).isEqualTo("select count(*) from counter where hits > ?");
                assertThat(statement.calls()).isEqualTo(3);
                assertThat(statement.rows()).isEqualTo(3);
            });
            assertThat(watch.missing()).isEmpty();
        }
    }

    @Test
    void superuser_has_statements_counted_without_the_extension_and_leaves_nothing_in_the_database() throws Exception {
        try (Connection ours = new TrackingDataSource(superuser("load", "plain"), sessions).getConnection();
                Statement sql = ours.createStatement()) {
            try (DatabaseWatch watch = watch(superuser("load", "plain"))) {
                watch.begin();
                sql.execute("select count(*) from pg_class where relpages > 7");

                DatabaseActivity activity = watch.activity();

                assertThat(activity.statements()).singleElement().satisfies(statement -> {
                    assertThat(statement.statement()).isEqualTo("select count(*) from pg_class where relpages > ?");
                    assertThat(statement.calls()).isEqualTo(1);
                });
                assertThat(watch.missing()).isEmpty();
                sql.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                        + " where application_name = 'load-probe' and datname = 'plain'");
            }
            assertThat(count(sql, "select count(*) from pg_proc where proname = 'sloguard_statements'"))
                    .isZero();
            assertThat(count(sql, "select count(*) from pg_extension where extname = 'pg_stat_statements'"))
                    .isZero();
        }
    }

    private static int count(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void assertCountsAllButStatements(DatabaseWatch watch) {
        watch.begin();

        DatabaseActivity activity = watch.activity();

        assertThat(activity.statements()).isEmpty();
        assertThat(activity.counters()).isNotEmpty();
        assertThat(watch.missing())
                .containsExactly("statements were not counted: the extension pg_stat_statements is not in this"
                        + " database. Add it to shared_preload_libraries, restart, and run create extension"
                        + " pg_stat_statements");
    }

    @Test
    void user_without_rights_in_a_database_without_the_extension_is_told_what_to_add_and_has_everything_else() {
        try (DatabaseWatch watch = watch(loader("plain"))) {
            assertCountsAllButStatements(watch);
        }
    }

    @Test
    void server_without_the_library_is_told_what_to_add_and_has_everything_else() {
        EmbeddedPostgresOptions options =
                EmbeddedPostgresOptions.defaults().withSetting("shared_preload_libraries", "");
        try (EmbeddedPostgres bare = EmbeddedPostgres.start(options);
                DatabaseWatch watch = watch(new TrackingDataSource.Login(
                        bare.jdbcUrl("postgres"), bare.user(), bare.password(), "load", 5))) {
            assertCountsAllButStatements(watch);
        }
    }

    @Test
    void view_that_may_not_be_read_is_told_and_takes_none_of_the_others_along() throws Exception {
        try (Connection owner = superuser("owner", "plain").source().getConnection();
                Statement sql = owner.createStatement();
                DatabaseWatch watch = watch(loader("plain"))) {
            sql.execute("revoke select on pg_stat_wal from public");

            watch.begin();
            DatabaseActivity activity = watch.activity();
            sql.execute("grant select on pg_stat_wal to public");

            assertThat(activity.counters())
                    .extracting(Counter::name)
                    .contains("commits", "checkpoints by time")
                    .doesNotContain("bytes of the log");
            assertThat(watch.missing())
                    .contains("counters could not be read: ERROR: permission denied for view pg_stat_wal");
        }
    }

    @Test
    void watch_whose_session_was_ended_says_so_instead_of_waiting() throws Exception {
        try (Connection owner = superuser("owner").source().getConnection();
                Statement sql = owner.createStatement();
                DatabaseWatch watch = watch(superuser("to be ended"))) {
            watch.begin();
            sql.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                    + " where application_name = 'to be ended-probe'");

            assertThatThrownBy(watch::sample)
                    .isInstanceOf(TargetException.class)
                    .hasMessage("FATAL: terminating connection due to administrator command");
            assertThatThrownBy(watch::activity).isInstanceOf(TargetException.class);
        }
    }

    @Test
    void counters_that_could_not_be_read_before_the_load_are_not_taken_for_0() {
        try (DatabaseWatch watch = watch(superuser("load"))) {
            assertThat(watch.activity()).isEqualTo(DatabaseActivity.NONE);
        }
    }
}
