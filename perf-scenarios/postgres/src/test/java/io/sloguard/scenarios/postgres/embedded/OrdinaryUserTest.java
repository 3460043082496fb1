package io.sloguard.scenarios.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build as an ordinary user: this one, or, when this build runs as root, the user nobody. */
class OrdinaryUserTest {
    private static final Path ANY_PROGRAM = Path.of("/bin/sh");

    @TempDir
    private Path directory;

    private Path own;

    @BeforeEach
    void make_a_directory_of_the_user() throws IOException {
        Visibility.PUBLIC.apply(directory);
        own = Files.createDirectory(directory.resolve("own"));
    }

    @Test
    void starts_and_leaves_nothing_after_kill_9() throws IOException {
        ServerAccount user = ServerAccount.choose(Platform.current(), ANY_PROGRAM, own);
        user.own(own);
        String classPath = readableClassPath();

        try (var fork = ForkedServer.start(user.prefix(), classPath, own.resolve("cache"), own)) {
            assertThat(ownerOf(fork.workDirectory())).isNotEqualTo(0);
            assertThat(fork.isServerAlive()).isTrue();

            fork.killJvms();

            fork.awaitNothingLeft();
        }
    }

    /** The same jars and classes where another user can read them: a local repository may lie in root's home. */
    private String readableClassPath() throws IOException {
        var copies = new ArrayList<String>();
        for (String element : ForkedServer.testClassPath().split(File.pathSeparator)) {
            Path copy = directory.resolve(copies.size() + "-" + Path.of(element).getFileName());
            DirectoryCopy.byCommand(Path.of(element), copy);
            copies.add(copy.toString());
        }
        Command.of(List.of("chmod", "-R", "a+rX", directory.toString())).run();
        return String.join(File.pathSeparator, copies);
    }

    private static int ownerOf(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }
}
