package io.sloguard.scenarios.postgres.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Removes a directory with all that it holds, following no link. */
final class Deletion {
    private Deletion() {}

    /**
     * Removes {@code path}; nothing happens when it does not exist.
     *
     * <p>Where there is {@code rm} it does the work: it walks by directory handles, so that nobody who may write inside
     * can lead us elsewhere by swapping a directory for a link, which matters when we are root.
     *
     * @throws IOException when something is left
     */
    static void recursively(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (File.separatorChar == '/') {
            Command.Result result =
                    Command.of(List.of("rm", "-rf", "--", path.toString())).run();
            if (result.status() != 0) {
                throw new IOException("could not remove " + path + ": " + result.output());
            }
            return;
        }
        try (Stream<Path> paths = Files.walk(path)) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (NoSuchFileException e) {
            // someone else is removing the same directory
        }
    }
}
