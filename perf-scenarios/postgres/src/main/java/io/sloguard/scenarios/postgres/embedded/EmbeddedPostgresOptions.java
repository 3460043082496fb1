package io.sloguard.scenarios.postgres.embedded;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How an embedded server is to be started. Immutable; safe to share between threads.
 *
 * @param binaries which PostgreSQL
 * @param settings server settings beyond the documented ones, such as {@code shared_preload_libraries}; in this order,
 *     the last of a name wins
 * @param cacheDirectory where unpacked binaries and the initialised data directory are kept between runs, about 100 MB
 *     for each version; as root it must be reachable by the account {@code nobody}
 * @param workDirectory where the private directory of a running server is made
 */
public record EmbeddedPostgresOptions(
        PostgresBinaries binaries, Map<String, String> settings, Path cacheDirectory, Path workDirectory) {
    /**
     * Checks every setting's name and makes both directories absolute.
     *
     * @throws IllegalArgumentException when a setting has no valid name, a line break in its value, or is one that the
     *     start itself depends on
     */
    public EmbeddedPostgresOptions {
        Objects.requireNonNull(binaries, "binaries");
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        settings.forEach(ServerConfiguration::requireAllowed);
        cacheDirectory = cacheDirectory.toAbsolutePath().normalize();
        workDirectory = workDirectory.toAbsolutePath().normalize();
    }

    /**
     * The binaries on the class path, no further settings, this system's usual directory for caches
     * ({@code ~/.cache/sloguard/postgres} on Linux, {@code /var/cache/sloguard/postgres} as root) and its directory for
     * temporary files.
     */
    public static EmbeddedPostgresOptions defaults() {
        return new EmbeddedPostgresOptions(
                PostgresBinaries.onClassPath(),
                Map.of(),
                CacheLocation.standard(Platform.current()),
                Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** The same options with another source of binaries. */
    public EmbeddedPostgresOptions withBinaries(PostgresBinaries newBinaries) {
        return new EmbeddedPostgresOptions(newBinaries, settings, cacheDirectory, workDirectory);
    }

    /**
     * The same options with one more server setting, written as in {@code postgresql.conf} but without quotes.
     *
     * @throws IllegalArgumentException see the constructor
     */
    public EmbeddedPostgresOptions withSetting(String name, String value) {
        var more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new EmbeddedPostgresOptions(binaries, more, cacheDirectory, workDirectory);
    }

    /** The same options with another directory for what is kept between runs. */
    public EmbeddedPostgresOptions withCacheDirectory(Path directory) {
        return new EmbeddedPostgresOptions(binaries, settings, directory, workDirectory);
    }

    /** The same options with another directory for what a running server needs. */
    public EmbeddedPostgresOptions withWorkDirectory(Path directory) {
        return new EmbeddedPostgresOptions(binaries, settings, cacheDirectory, directory);
    }
}
