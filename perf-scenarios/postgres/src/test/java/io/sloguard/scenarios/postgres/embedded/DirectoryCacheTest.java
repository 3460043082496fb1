package io.sloguard.scenarios.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryCacheTest {
    @TempDir
    private Path root;

    private final AtomicInteger builds = new AtomicInteger();
    private DirectoryCache cache;

    @BeforeEach
    void make_the_cache() {
        cache = new DirectoryCache(root, Duration.ofSeconds(30));
    }

    @Test
    void an_entry_is_built_once() throws IOException {
        get();

        var entry = get();

        assertThat(builds).hasValue(1);
        assertThat(entry.content().resolve("sub/file")).hasContent("text");
        assertThat(entry.firstDifference()).isEmpty();
    }

    @Test
    void many_threads_at_once_build_an_entry_once() throws Exception {
        int threads = 8;
        var barrier = new CyclicBarrier(threads);
        var executor = Executors.newFixedThreadPool(threads);
        var tasks = new ArrayList<Callable<DirectoryCache.Entry>>();
        for (int i = 0; i < threads; i++) {
            tasks.add(() -> {
                barrier.await();
                return new DirectoryCache(root, Duration.ofSeconds(30)).get("key", Visibility.PRIVATE, this::build);
            });
        }

        for (var entry : executor.invokeAll(tasks)) {
            assertThat(entry.get().firstDifference()).isEmpty();
        }

        executor.shutdownNow();
        assertThat(builds).hasValue(1);
    }

    @Test
    void a_failed_build_leaves_nothing_and_is_tried_again() throws IOException {
        assertThatThrownBy(() -> cache.get("key", Visibility.PRIVATE, content -> {
                    Files.createFile(content.resolve("half"));
                    throw new IOException("disk full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(root).isDirectoryNotContaining(Files::isDirectory);

        get();

        assertThat(builds).hasValue(1);
    }

    @Test
    void what_a_killed_builder_left_is_removed() throws IOException {
        Path remains = Files.createDirectory(root.resolve("key.building-123"));
        Files.createFile(remains.resolve("half"));

        get();

        assertThat(remains).doesNotExist();
    }

    @Test
    void an_entry_without_its_manifest_is_built_again() throws IOException {
        get();
        Files.delete(root.resolve("key/manifest"));

        get();

        assertThat(builds).hasValue(2);
    }

    @Test
    void an_entry_with_half_a_manifest_is_built_again() throws IOException {
        get();
        Path manifest = root.resolve("key/manifest");
        Files.writeString(manifest, Files.readString(manifest).substring(0, 40));

        get();

        assertThat(builds).hasValue(2);
    }

    @Test
    void a_missing_file_is_a_difference() throws IOException {
        var entry = get();
        Files.delete(entry.content().resolve("sub/file"));

        assertThat(entry.firstDifference()).contains("sub/file is missing or no longer a FILE of 4 bytes");
        assertThat(cache.discardDamaged("k")).isTrue();
        assertThat(root.resolve("key")).doesNotExist();
    }

    @Test
    void altered_content_of_the_same_length_is_found_by_reading_all() throws IOException {
        var entry = get();
        Files.writeString(entry.content().resolve("sub/file"), "tEXt");

        assertThat(entry.firstDifference()).isEmpty();
        assertThat(cache.discardDamaged("k")).isTrue();
        get();
        assertThat(builds).hasValue(2);
    }

    @Test
    void a_sound_entry_is_not_discarded() throws IOException {
        get();

        assertThat(cache.discardDamaged("k")).isFalse();
        get();
        assertThat(builds).hasValue(1);
    }

    @Test
    void a_lock_that_is_never_given_up_is_an_error_that_names_it() throws IOException {
        Path lockFile = root.resolve("key.lock");
        var impatient = new DirectoryCache(root, Duration.ZERO);
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();

            assertThatThrownBy(() -> impatient.get("key", Visibility.PRIVATE, this::build))
                    .isInstanceOf(IOException.class)
                    .hasMessage("another process has held the lock on " + lockFile
                            + " for more than 0 s. Next step: end that process, or choose another cache directory");
        }
    }

    private DirectoryCache.Entry get() throws IOException {
        return cache.get("key", Visibility.PRIVATE, this::build);
    }

    private void build(Path content) throws IOException {
        builds.incrementAndGet();
        Files.createDirectory(content.resolve("sub"));
        Files.writeString(content.resolve("sub/file"), "text");
        Files.createSymbolicLink(content.resolve("link"), Path.of("sub"));
    }
}
