package io.sloguard.scenarios.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Caches that are empty, shared or damaged. */
class CachedServerTest {
    @TempDir
    private Path directory;

    private Path cache;
    private EmbeddedPostgresOptions options;

    @BeforeEach
    void let_the_servers_account_in() throws IOException {
        Visibility.PUBLIC.apply(directory);
        cache = directory.resolve("cache");
        options = EmbeddedPostgresOptions.defaults().withCacheDirectory(cache).withWorkDirectory(directory);
    }

    @Test
    void two_processes_fill_an_empty_cache_together() throws Exception {
        var executor = Executors.newFixedThreadPool(2);
        Callable<ForkedServer> start = () -> ForkedServer.start(cache, directory);
        var first = executor.submit(start);
        var second = executor.submit(start);

        try (var one = first.get();
                var other = second.get()) {
            assertThat(one.isServerAlive()).isTrue();
            assertThat(other.isServerAlive()).isTrue();
        }

        executor.shutdownNow();
        assertThat(directories()).hasSize(2);
    }

    @Test
    void a_program_cut_short_is_unpacked_again() throws IOException {
        copyUsualCache();
        Path initdb = cached("initdb");
        Files.writeString(initdb, "");

        EmbeddedPostgres.start(options).close();

        assertThat(Files.size(initdb)).isPositive();
    }

    @Test
    void a_program_altered_without_changing_its_length_is_unpacked_again() throws IOException {
        copyUsualCache();
        Path postgres = cached("postgres");
        try (var file = Files.newByteChannel(postgres, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(64));
        }

        EmbeddedPostgres.start(options).close();

        assertThat(Files.readAllBytes(postgres)).startsWith(0x7f, 'E', 'L', 'F');
    }

    @Test
    void a_template_that_lacks_a_file_is_made_again() throws IOException {
        copyUsualCache();
        Path version = cached("PG_VERSION");
        Files.delete(version);

        EmbeddedPostgres.start(options).close();

        assertThat(version).exists();
    }

    private void copyUsualCache() throws IOException {
        EmbeddedPostgres.start().close();
        DirectoryCopy.byCommand(EmbeddedPostgresOptions.defaults().cacheDirectory(), cache);
    }

    private Path cached(String name) throws IOException {
        try (var files = Files.walk(cache)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private List<Path> directories() throws IOException {
        try (var entries = Files.list(cache)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }
}
