package io.sloguard.pgindex.lockservice;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.MigrationProcess;
import io.sloguard.pgindex.testing.OnEachServer;
import io.sloguard.pgindex.testing.OpenSession;
import io.sloguard.pgindex.testing.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A migrator that is killed in the middle of a build, whose server process goes on building. */
@OnEachServer
class KilledMigrationTest extends DatabaseTest {

    private static final String SESSION_LOCK = "pgindex.lockService=session";

    KilledMigrationTest(TestServer server) {
        super(server);
    }

    @Test
    void the_build_that_goes_on_is_adopted_once_the_standard_lock_is_released_by_hand() {
        OpenSession reader = OpenSession.idleReader(database);
        Migration migration = Migration.of(database).yaml(createIx("gate: 'off'"));
        killWhileItWaits(migration);
        migration.command("releaseLocks", Map.of()).succeeded();
        reader.endWhen(() -> migration.awaitLog("another session is building it"));

        Migration.Result result = migration.update().succeeded();

        assertThat(result.logText()).contains("index public.ix: ADOPTED in");
        assertThat(database.indexes()).containsExactly("ix=ttt");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void with_the_session_lock_the_next_update_succeeds_with_no_manual_step() {
        OpenSession reader = OpenSession.idleReader(database);
        Migration migration = Migration.of(database).yaml(createIx("gate: 'off'"));
        killWhileItWaits(migration, SESSION_LOCK);
        try (MigrationProcess next = MigrationProcess.start(migration, database, "next", List.of(), SESSION_LOCK)) {
            next.awaitOutput("Waiting for changelog lock");
            reader.close();

            assertThat(next.exitCode()).as(next.output()).isZero();
            assertThat(next.output()).contains("index public.ix: ALREADY_VALID in");
        }
        assertThat(database.indexes()).containsExactly("ix=ttt");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void with_the_session_lock_an_orphan_that_times_out_is_repaired() {
        Migration migration = Migration.of(database).yaml(createIx("gate: 'off'", "lockTimeout: 3s"));
        OpenSession reader = OpenSession.idleReader(database);
        killWhileItWaits(migration, SESSION_LOCK);
        migration.yaml(createIx("lockTimeout: 3s"));
        try (MigrationProcess next = MigrationProcess.start(migration, database, "next", List.of(), SESSION_LOCK)) {
            next.awaitOutput("waits before it starts");
            reader.close();

            assertThat(next.exitCode()).as(next.output()).isZero();
            assertThat(next.output()).contains("index public.ix: REPAIRED in");
        }
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    private void killWhileItWaits(Migration migration, String... properties) {
        MigrationProcess doomed = MigrationProcess.start(migration, database, "doomed", List.of(), properties);
        database.awaitPhase("waiting for old snapshots");
        doomed.kill();
        assertThat(database.value(
                        "select count(*) from pg_stat_progress_create_index where datname =" + " current_database()"))
                .as("the server goes on")
                .isEqualTo("1");
    }

    private long builds() {
        return database.serverLog().stream()
                .filter(line -> line.contains("CREATE INDEX CONCURRENTLY"))
                .count();
    }
}
