package io.sloguard.scenarios.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryCopyTest {
    @TempDir
    private Path directory;

    private Path source;

    @BeforeEach
    void make_the_source() throws IOException {
        source = Files.createDirectory(directory.resolve("source"));
        Visibility.PRIVATE.apply(source);
        Files.createDirectory(source.resolve("empty"));
        Files.writeString(Files.createDirectory(source.resolve("sub")).resolve("file"), "text");
    }

    @Test
    void both_ways_make_the_same_copy() throws IOException {
        Path byCommand = directory.resolve("by-command");
        Path byJava = directory.resolve("by-java");

        DirectoryCopy.byCommand(source, byCommand);
        DirectoryCopy.byJava(source, byJava);

        assertThat(Manifest.of(byCommand)).isEqualTo(Manifest.of(source));
        assertThat(Manifest.of(byJava)).isEqualTo(Manifest.of(source));
        assertThat(Files.getPosixFilePermissions(byCommand)).isEqualTo(Files.getPosixFilePermissions(source));
        assertThat(Files.getPosixFilePermissions(byJava)).isEqualTo(Files.getPosixFilePermissions(source));
    }

    @Test
    void a_copy_that_fails_says_what_and_why() {
        Path absent = directory.resolve("absent");
        Path target = directory.resolve("target");

        assertThatThrownBy(() -> DirectoryCopy.byCommand(absent, target))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("could not copy " + absent + " to " + target + ": ")
                .hasMessageContaining("No such file or directory");
    }
}
