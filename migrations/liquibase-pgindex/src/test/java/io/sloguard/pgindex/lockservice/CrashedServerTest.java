package io.sloguard.pgindex.lockservice;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.Background;
import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.OnEachServer;
import io.sloguard.pgindex.testing.OpenSession;
import io.sloguard.pgindex.testing.TestServer;
import java.lang.ref.Reference;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The process that builds is killed, by which the whole server restarts and recovers. */
@Tag("engine")
@OnEachServer
class CrashedServerTest extends DatabaseTest {

    CrashedServerTest(TestServer server) {
        super(server);
    }

    @Test
    void what_a_crash_left_is_repaired_by_the_next_update() {
        Migration migration =
                Migration.of(database).yaml(createIx("gate: 'off'")).with("pgindex.lockService", "session");
        // so that the catalog of the half-built index survives the crash, as on a server in production
        database.execute("alter database " + database.name() + " set synchronous_commit = on");
        OpenSession reader = OpenSession.idleReader(database);
        CompletableFuture<Void> crash = Background.run(() -> {
            database.awaitPhase("waiting for old snapshots");
            long builder = Long.parseLong(
                    database.value("select pid from pg_stat_progress_create_index where datname = current_database()"));
            ProcessHandle.of(builder).orElseThrow().destroyForcibly();
        });

        Migration.Result crashed = migration.update();

        crash.join();
        Reference.reachabilityFence(reader);
        assertThat(crashed.message()).contains("an INVALID index may be left; the next update repairs it");
        database.awaitServer();
        assertThat(database.indexes()).containsExactly("ix=ftt");
        Migration.Result next = migration.update().succeeded();
        assertThat(next.logText()).contains("index public.ix: REPAIRED in");
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }
}
