package io.sloguard.pgindex.lockservice;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.MigrationProcess;
import io.sloguard.pgindex.testing.OpenSession;
import io.sloguard.pgindex.testing.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rolling deployment: one node builds while another waits for the changelog lock. */
@ParameterizedClass
@EnumSource(value = TestServer.class, names = "PG18")
class TwoMigrationsTest extends DatabaseTest {

    private static final Path SESSIONLOCK_JAR =
            Path.of(System.getProperty("pgindex.extra", "target/extra"), "liquibase-sessionlock.jar");

    TwoMigrationsTest(TestServer server) {
        super(server);
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "session"})
    void a_node_that_waits_holds_no_snapshot_and_both_end_well(String lockService) {
        String property = "pgindex.lockService=" + lockService;
        OpenSession reader = OpenSession.idleReader(database);
        Migration migration = Migration.of(database).yaml(createIx("gate: 'off'"));
        try (MigrationProcess first = MigrationProcess.start(migration, database, "first", List.of(), property)) {
            database.awaitPhase("waiting for old snapshots");
            try (MigrationProcess second = MigrationProcess.start(migration, database, "second", List.of(), property)) {
                second.awaitOutput("Waiting for changelog lock");

                // the row comes and goes with every poll; a session that kept its snapshot would never show it
                database.await(
                        "select coalesce((select backend_xmin is null and wait_event = 'ClientRead' from"
                                + " pg_stat_activity where application_name = 'second' and datname = current_database()), false)");
                reader.close();

                assertThat(first.exitCode()).as(first.output()).isZero();
                assertThat(second.exitCode()).as(second.output()).isZero();
                assertThat(first.output()).contains("index public.ix: BUILT in");
                assertThat(second.output()).doesNotContain("index public.ix:");
            }
        }
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void a_lock_that_is_held_names_its_holder() {
        OpenSession holder = OpenSession.begin(
                database,
                "other-node",
                "select pg_advisory_lock(" + PgSessionLockService.KEY_CLASS + ", "
                        + java.util.Objects.hash("public", "databasechangeloglock") + ")");
        int pid = holder.pid();

        Migration.Result result = Migration.of(database)
                .yaml(createIx())
                .with("pgindex.lockService", "session")
                .with("liquibase.changelogLockWaitTimeInMinutes", 0L)
                .with("liquibase.changelogLockPollRate", 0L)
                .update();

        holder.close();
        assertThat(result.message())
                .contains("Could not acquire change log lock.  Currently locked by pid " + pid
                        + " (application 'other-node'");
        assertThat(database.indexes()).isEmpty();
    }

    @Test
    void the_session_lock_is_free_after_a_failure() {
        Migration failing = Migration.of(database)
                .yaml(createIx().replace("name: w}", "name: nowhere}"))
                .with("pgindex.lockService", "session");

        Migration.Result result = failing.update();

        assertThat(result.message()).contains("column \"nowhere\" does not exist");
        assertThat(database.value("select count(*) from pg_locks where locktype = 'advisory'"))
                .isEqualTo("0");
        assertThat(database.value("select to_regclass('databasechangeloglock') is null"))
                .as("it needs no table")
                .isEqualTo("t");
    }

    @Test
    void an_unknown_lock_service_is_refused() {
        Migration.Result result = Migration.of(database)
                .yaml(createIx())
                .with("pgindex.lockService", "sesion")
                .update();

        assertThat(result.message()).contains("pgindex.lockService is 'sesion'; accepted are standard and session");
    }

    @Test
    void liquibase_sessionlock_is_recognised() {
        Migration migration = Migration.of(database).yaml(createIx());
        try (MigrationProcess strict =
                MigrationProcess.start(migration, database, "strict", List.of(SESSIONLOCK_JAR), "pgindex.lint=error")) {
            assertThat(strict.exitCode()).isNotZero();
            assertThat(strict.output())
                    .contains(
                            "liquibase-sessionlock is in use (com.github.blagerweij.sessionlock.PGLockService): while a"
                                    + " second node waits for its lock it holds a snapshot");
        }

        try (MigrationProcess warned =
                MigrationProcess.start(migration, database, "warned", List.of(SESSIONLOCK_JAR))) {
            assertThat(warned.exitCode()).as(warned.output()).isZero();
            assertThat(warned.output())
                    .contains("liquibase-sessionlock is in use")
                    .contains("BUILT");
        }
    }

    @Test
    void our_session_lock_goes_before_liquibase_sessionlock() {
        Migration migration = Migration.of(database).yaml(createIx());
        try (MigrationProcess process = MigrationProcess.start(
                migration, database, "ours", List.of(SESSIONLOCK_JAR), "pgindex.lockService=session")) {
            assertThat(process.exitCode()).as(process.output()).isZero();
            assertThat(process.output()).doesNotContain("liquibase-sessionlock is in use");
        }
    }

    @Test
    void release_locks_says_that_the_lock_of_another_session_ends_with_it() {
        OpenSession holder = OpenSession.begin(
                database,
                "other-node",
                "select pg_advisory_lock(" + PgSessionLockService.KEY_CLASS + ", "
                        + java.util.Objects.hash("public", "databasechangeloglock") + ")");

        Migration.Result result = Migration.of(database)
                .yaml(createIx())
                .with("pgindex.lockService", "session")
                .command("releaseLocks", Map.of())
                .succeeded();

        assertThat(result.logText())
                .contains("The changelog lock is held by pid " + holder.pid())
                .contains("ends with that session");
        holder.close();
    }
}
