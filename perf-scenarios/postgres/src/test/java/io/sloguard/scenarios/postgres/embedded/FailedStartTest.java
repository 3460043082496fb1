package io.sloguard.scenarios.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailedStartTest {
    @TempDir
    private Path work;

    private EmbeddedPostgresOptions options;

    @BeforeEach
    void let_the_servers_account_in() throws IOException {
        Visibility.PUBLIC.apply(work);
        options = EmbeddedPostgresOptions.defaults().withWorkDirectory(work);
    }

    @AfterEach
    void nothing_is_left() {
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void a_setting_that_the_server_refuses_is_named_by_its_log() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(options.withSetting("work_mem", "plenty")))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("ended before it was ready. Its log ends with:")
                .hasMessageContaining("invalid value for parameter \"work_mem\": \"plenty\"")
                .hasMessageContaining("settings asked for: [work_mem].");
    }

    @Test
    void a_port_taken_after_it_was_chosen_is_replaced_by_another() throws IOException {
        try (var taken = listener()) {
            var asked = new AtomicInteger();

            try (var postgres = EmbeddedPostgres.start(
                    options, () -> asked.getAndIncrement() == 0 ? taken.getLocalPort() : ServerStart.freePort())) {
                assertThat(postgres.port()).isNotEqualTo(taken.getLocalPort());
            }

            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void five_taken_ports_are_an_error_that_names_them() throws IOException {
        try (var taken = listener()) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> EmbeddedPostgres.start(options, () -> port))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessage("PostgreSQL found no port: 5 ports on 127.0.0.1 that were free when chosen were taken"
                            + " before the server could bind them: "
                            + Collections.nCopies(5, port)
                            + ". Next step: see what opens so many ports on this machine, and try again.");
        }
    }

    @Test
    void an_interrupted_start_ends_and_keeps_the_interrupt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> EmbeddedPostgres.start(options)).isInstanceOf(EmbeddedPostgresException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_cache_directory_that_is_a_file_is_an_error_with_a_next_step() {
        Path file = Path.of("pom.xml").toAbsolutePath();

        assertThatThrownBy(() -> EmbeddedPostgres.start(options.withCacheDirectory(file)))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessage("The cache directory " + file + " cannot be used:"
                        + " java.nio.file.FileAlreadyExistsException: " + file
                        + ". Next step: choose one that this user can write to (option cacheDirectory).");
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }
}
