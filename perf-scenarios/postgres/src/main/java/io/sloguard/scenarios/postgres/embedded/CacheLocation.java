package io.sloguard.scenarios.postgres.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;

/** Chooses the directory in which unpacked servers are kept, and refuses one that others could tamper with. */
final class CacheLocation {
    private static final Path OWN = Path.of("sloguard", "postgres");

    private CacheLocation() {}

    /**
     * The usual place of this system: {@code $XDG_CACHE_HOME} or {@code ~/.cache} on Linux, {@code ~/Library/Caches} on
     * macOS, {@code %LOCALAPPDATA%} on Windows.
     *
     * <p>Root gets {@code /var/cache} ({@code /Library/Caches} on macOS) instead: the server then runs as another
     * account, which cannot enter root's home directory. Without a home directory it is below the directory of temporary
     * files, under the user's name.
     */
    static Path standard(Platform platform) {
        if (platform.isRoot()) {
            Path shared = Path.of(platform.system().equals("darwin") ? "/Library/Caches" : "/var/cache");
            return shared.resolve(OWN);
        }
        return standard(platform, System.getenv(), Path.of(System.getProperty("user.home", "")));
    }

    static Path standard(Platform platform, Map<String, String> environment, Path home) {
        if (platform.isWindows()) {
            String local = environment.get("LOCALAPPDATA");
            return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve(OWN);
        }
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (xdg.startsWith("/")) {
            return Path.of(xdg).resolve(OWN);
        }
        if (!home.isAbsolute() || !Files.isWritable(home)) {
            return Path.of(System.getProperty("java.io.tmpdir"), "sloguard-" + System.getProperty("user.name"))
                    .resolve("postgres");
        }
        Path caches =
                platform.system().equals("darwin") ? home.resolve("Library").resolve("Caches") : home.resolve(".cache");
        return caches.resolve(OWN);
    }

    /**
     * Creates the directory when it is missing, and makes sure that only we and root can put programs there.
     *
     * @throws EmbeddedPostgresException when it cannot be created, belongs to another user, or everyone may write to it
     */
    static void requireUsable(Platform platform, Path directory) {
        try {
            Visibility.PUBLIC.createDirectories(directory);
            if (!platform.isWindows()) {
                requireTrusted(directory);
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The cache directory " + directory + " cannot be used: " + e
                            + ". Next step: choose one that this user can write to (option cacheDirectory).",
                    e);
        }
    }

    private static void requireTrusted(Path directory) throws IOException {
        int owner = (int) Files.getAttribute(directory, "unix:uid");
        if (owner != 0 && owner != new UnixSystem().getUid()) {
            throw new EmbeddedPostgresException("The cache directory " + directory + " belongs to user id " + owner
                    + ", who could replace the server's programs. Next step: choose one of your own (option"
                    + " cacheDirectory).");
        }
        var mode = Files.readAttributes(directory, PosixFileAttributes.class).permissions();
        if (mode.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new EmbeddedPostgresException("Everyone may write to the cache directory " + directory
                    + ", and so replace the server's programs. Next step: chmod o-w " + directory
                    + ", or choose another one (option cacheDirectory).");
        }
    }
}
