package io.sloguard.scenarios.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.scenarios.postgres.embedded.Platform.CLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheLocationTest {
    private static final Platform LINUX = Platform.of("Linux", "amd64", CLibrary.SYSTEM);
    private static final Platform MAC = Platform.of("Mac OS X", "aarch64", CLibrary.SYSTEM);
    private static final Platform WINDOWS = Platform.of("Windows 11", "amd64", CLibrary.SYSTEM);

    @TempDir
    private Path home;

    @Test
    void linux_keeps_caches_in_the_home_directory_unless_told_otherwise() {
        assertThat(CacheLocation.standard(LINUX, Map.of(), home)).isEqualTo(home.resolve(".cache/sloguard/postgres"));
        assertThat(CacheLocation.standard(LINUX, Map.of("XDG_CACHE_HOME", "/caches"), home))
                .isEqualTo(Path.of("/caches/sloguard/postgres"));
        assertThat(CacheLocation.standard(LINUX, Map.of("XDG_CACHE_HOME", "relative"), home))
                .isEqualTo(home.resolve(".cache/sloguard/postgres"));
    }

    @Test
    void other_systems_have_their_own_places() {
        assertThat(CacheLocation.standard(MAC, Map.of(), home))
                .isEqualTo(home.resolve("Library/Caches/sloguard/postgres"));
        assertThat(CacheLocation.standard(WINDOWS, Map.of("LOCALAPPDATA", "/local"), home))
                .isEqualTo(Path.of("/local/sloguard/postgres"));
    }

    @Test
    void a_user_without_a_home_directory_gets_one_below_temporary_files() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));

        assertThat(CacheLocation.standard(LINUX, Map.of(), Path.of("/nonexistent")))
                .isEqualTo(temporary.resolve("sloguard-" + System.getProperty("user.name") + "/postgres"));
    }

    @Test
    void a_missing_directory_is_created() {
        Path cache = home.resolve("a/b");

        CacheLocation.requireUsable(LINUX, cache);

        assertThat(cache).isDirectory();
    }

    @Test
    void a_directory_that_everyone_may_write_to_is_refused() throws IOException {
        Path cache = Files.createDirectory(home.resolve("open"));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> CacheLocation.requireUsable(LINUX, cache))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessage("Everyone may write to the cache directory " + cache
                        + ", and so replace the server's programs. Next step: chmod o-w " + cache
                        + ", or choose another one (option cacheDirectory).");
    }
}
