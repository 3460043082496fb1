package io.sloguard.scenarios.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a JVM ends, its server ends and its directory goes. */
class NothingLeftBehindTest {
    @TempDir
    private Path work;

    private final Path cache = EmbeddedPostgresOptions.defaults().cacheDirectory();

    @BeforeEach
    void let_the_servers_account_in() throws IOException {
        Visibility.PUBLIC.apply(work);
    }

    @Test
    void end_by_close() throws IOException {
        var postgres = EmbeddedPostgres.start(EmbeddedPostgresOptions.defaults().withWorkDirectory(work));
        long pid = ForkedServer.serverPid(postgres);
        assertThat(ProcessHandle.of(pid)).isPresent();

        postgres.close();
        postgres.close();

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void end_by_exit_without_close() throws Exception {
        try (var fork = ForkedServer.start(cache, work)) {
            assertThat(fork.isServerAlive()).isTrue();

            fork.exit();

            assertThat(fork.jvm().waitFor()).isZero();
            assertThat(fork.isServerAlive()).isFalse();
            assertThat(work).isEmptyDirectory();
        }
    }

    @Test
    void end_by_kill_9_of_the_jvm() throws IOException {
        try (var fork = ForkedServer.start(cache, work)) {
            assertThat(fork.isServerAlive()).isTrue();

            fork.jvm().destroyForcibly();

            fork.awaitNothingLeft();
        }
    }

    /** What a terminal does on Ctrl-C: every process of the group gets the signal, shells and server included. */
    @Test
    void end_by_a_signal_to_all_processes_at_once() throws IOException {
        try (var fork = ForkedServer.start(cache, work)) {
            List<ProcessHandle> all = fork.descendants();
            assertThat(all).hasSizeGreaterThan(2);

            for (ProcessHandle each : all) {
                signal("-INT", each.pid());
            }
            signal("-TERM", fork.jvm().pid()); // SIGINT may be ignored in a build that runs in the background

            fork.awaitNothingLeft();
        }
    }

    @Test
    void what_died_with_its_watchdog_is_removed_by_the_next_start() throws IOException {
        try (var fork = ForkedServer.start(cache, work)) {
            List<ProcessHandle> shells = fork.descendants().stream()
                    .filter(each -> each.info().command().orElse("").matches(".*/(sh|dash|bash|busybox)"))
                    .toList();
            assertThat(shells).hasSizeGreaterThanOrEqualTo(3);
            shells.forEach(ProcessHandle::destroyForcibly);
            fork.jvm().destroyForcibly();
            Eventually.await("the JVM has ended", () -> !fork.jvm().isAlive());
            assertThat(fork.isServerAlive()).isTrue();
            Files.setLastModifiedTime(
                    fork.workDirectory(), FileTime.from(Instant.now().minus(Duration.ofHours(1))));

            EmbeddedPostgres.start(EmbeddedPostgresOptions.defaults().withWorkDirectory(work))
                    .close();

            // its own watchdog may have begun to stop it in the moment in which it was killed
            fork.awaitNothingLeft();
            assertThat(work).isEmptyDirectory();
        }
    }

    @Test
    void a_start_leaves_the_servers_of_living_jvms_alone() throws IOException {
        try (var fork = ForkedServer.start(cache, work)) {
            Files.setLastModifiedTime(
                    fork.workDirectory(), FileTime.from(Instant.now().minus(Duration.ofHours(1))));

            EmbeddedPostgres.start(EmbeddedPostgresOptions.defaults().withWorkDirectory(work))
                    .close();

            assertThat(fork.isServerAlive()).isTrue();
            assertThat(fork.workDirectory()).isDirectory();
        }
    }

    private static void signal(String name, long pid) throws IOException {
        Command.of(List.of("kill", name, Long.toString(pid))).run();
    }
}
