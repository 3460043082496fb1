package io.sloguard.scenarios.postgres.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Copies a directory with all that it holds, modes and owners included. */
final class DirectoryCopy {
    private DirectoryCopy() {}

    /**
     * Copies by {@code cp}: 970 files of an initialised data directory take it 0.08 s, and 0.4 s in Java before its code
     * is compiled.
     *
     * @param target does not exist yet
     */
    static void byCommand(Path source, Path target) throws IOException {
        Command.Result result = Command.of(List.of("cp", "-Rp", source.toString(), target.toString()))
                .run();
        if (result.status() != 0) {
            throw new IOException("could not copy " + source + " to " + target + ": " + result.output());
        }
    }

    /** Copies file by file, where there is no {@code cp}; owners are kept only where they are our own. */
    static void byJava(Path source, Path target) throws IOException {
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.copy(directory, target.resolve(source.relativize(directory)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, target.resolve(source.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
