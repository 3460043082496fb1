package io.sloguard.pgindex;

import static io.sloguard.pgindex.testing.Changes.createIx;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.pgindex.testing.DatabaseTest;
import io.sloguard.pgindex.testing.Migration;
import io.sloguard.pgindex.testing.MigrationProcess;
import io.sloguard.pgindex.testing.OpenSession;
import io.sloguard.pgindex.testing.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Liquibase's own command line, with the commercial jar that its distribution brings. */
@Tag("commandline")
@ParameterizedClass
@EnumSource(value = TestServer.class, names = "PG18")
class CommandLineTest extends DatabaseTest {

    CommandLineTest(TestServer server) {
        super(server);
    }

    @Test
    void update_shows_whom_the_build_waits_for_and_its_phase() {
        Migration migration = Migration.of(database).yaml(createIx("gate: 'off'"));
        OpenSession reader = OpenSession.idleReader(database);
        try (MigrationProcess update = MigrationProcess.commandLine(migration, database, "update")) {
            update.awaitOutput("index public.ix: waiting for old snapshots");
            reader.close();

            assertThat(update.exitCode()).as(update.output()).isZero();
            assertThat(update.output())
                    .contains("waits for pid")
                    .contains("application 'idle-reader'")
                    .containsOnlyOnce("index public.ix: BUILT in");
        }
        assertThat(database.indexes()).containsExactly("ix=ttt");
    }

    @Test
    void a_change_that_fails_ends_the_command_with_its_message() {
        Migration migration = Migration.of(database).yaml(createIx("maxWait: 1s"));
        try (OpenSession writer = OpenSession.writer(database);
                MigrationProcess update = MigrationProcess.commandLine(migration, database, "update")) {
            assertThat(update.exitCode()).isNotZero();
            assertThat(update.output())
                    .contains("index public.ix was not started, because other sessions did not end within 1000 ms"
                            + " (maxWait): pid " + writer.pid());
        }
        assertThat(database.indexes()).isEmpty();
    }
}
