package io.sloguard.scenarios.postgres.embedded;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who may look into a directory besides its owner. Only the owner may ever write. */
enum Visibility {
    /** Everyone may read: the account that the server runs as has to, when it is not ours. */
    PUBLIC("rwxr-xr-x"),
    /** Everyone may pass through to what is inside, but not see what there is. */
    PASSABLE("rwx--x--x"),
    /** The owner alone. */
    PRIVATE("rwx------");

    private final String mode;

    Visibility(String mode) {
        this.mode = mode;
    }

    /** Sets the mode whatever the process's umask; without effect where files have no modes. */
    void apply(Path directory) throws IOException {
        if (Files.getFileAttributeView(directory, PosixFileAttributeView.class) != null) {
            Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(mode);
            Files.setPosixFilePermissions(directory, permissions);
        }
    }

    /** Creates a directory and its missing parents with this mode; leaves those that exist as they are. */
    void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        try {
            Files.createDirectory(directory);
            apply(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                throw e;
            }
        }
    }
}
