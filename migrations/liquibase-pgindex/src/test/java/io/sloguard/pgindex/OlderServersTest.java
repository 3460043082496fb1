package io.sloguard.pgindex;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.Carcass;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.OpenSession;
import io.sloguard.pgindex.testing.TestDatabase;
import io.sloguard.pgindex.testing.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Servers that the rest of the suite does not run on: the oldest one, and one that corrupts concurrent builds. */
@Tag("engine")
class OlderServersTest {

    @Test
    void postgresql_13_waits_at_the_gate_and_builds() {
        try (TestDatabase database = TestServer.PG13.newDatabase().withTable(5_000)) {
            Migration migration = Migration.of(database).yaml(createIx());
            OpenSession.writer(database).endWhen(() -> migration.awaitLog("waits before it starts for pid"));

            Migration.Result result = migration.update().succeeded();

            assertThat(result.logText()).contains("index public.ix: BUILT in");
            assertThat(database.indexes()).containsExactly("ix=ttt");
        }
    }

    @Test
    void postgresql_13_repairs() {
        try (TestDatabase database = TestServer.PG13.newDatabase().withTable(5_000)) {
            Carcass.READY_BUT_INVALID.leaveIn(database);

            Migration.Result result =
                    Migration.of(database).yaml(createIx()).update().succeeded();

            assertThat(result.logText()).contains("index public.ix: REPAIRED in");
            assertThat(database.indexes()).containsExactly("ix=ttt");
        }
    }

    @Test
    void postgresql_14_2_is_refused_at_validation_and_nothing_is_touched() {
        try (TestDatabase database = TestServer.PG14_2.newDatabase().withTable(100)) {
            Migration.Result result = Migration.of(database).yaml(createIx()).update();

            assertThat(result.message())
                    .contains("The server is PostgreSQL 14.2, whose concurrent builds can leave rows out of the index"
                            + " without an error (repaired in 14.4): update the server, or set allowCorruptionRisk to"
                            + " true");
            assertThat(database.indexes()).isEmpty();
            assertThat(database.value("select count(*) from databasechangelog")).isEqualTo("0");
        }
    }

    @Test
    void postgresql_14_2_builds_if_the_change_accepts_the_risk() {
        try (TestDatabase database = TestServer.PG14_2.newDatabase().withTable(100)) {
            Migration.of(database)
                    .yaml(createIx("allowCorruptionRisk: true"))
                    .update()
                    .succeeded();

            assertThat(database.indexes()).containsExactly("ix=ttt");
        }
    }
}
