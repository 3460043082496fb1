package io.sloguard.scenarios.postgres.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks a tar archive compressed with xz into one directory and never outside of it.
 *
 * <p>Symbolic links and modes are kept, except that nobody but the owner may write. An entry that would leave the
 * directory by its name, by a link, or by a link made before it, ends the unpacking.
 *
 * <p>One thread decompresses while another writes, in order: each takes about half of the time. Entries are held in memory
 * in between, at most the 60 MB of a whole server.
 */
final class ArchiveUnpacker {
    private static final Set<PosixFilePermission> DIRECTORY_MODE = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> PROGRAM_MODE = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-r--r--");
    private static final int OWNER_MAY_EXECUTE = 0100;
    private static final byte[] NO_CONTENT = {};

    private final Path root;
    private final boolean hasModes;

    private ArchiveUnpacker(Path root) throws IOException {
        this.root = root.toRealPath();
        this.hasModes = Files.getFileAttributeView(root, PosixFileAttributeView.class) != null;
    }

    /**
     * Unpacks everything that {@code compressed} holds.
     *
     * @param compressed read to its end, so that its checksums are verified; not closed
     * @param directory an existing, empty directory
     * @throws IOException when the archive is damaged or tries to leave the directory, or the disk fails
     */
    static void unpack(InputStream compressed, Path directory) throws IOException {
        var unpacker = new ArchiveUnpacker(directory);
        ExecutorService disk = Executors.newSingleThreadExecutor();
        try {
            var written = new ArrayList<Future<?>>();
            var decompressed = new XZInputStream(compressed);
            var tar = new TarArchiveInputStream(decompressed, "UTF-8");
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                TarArchiveEntry each = entry;
                byte[] content = each.isFile() ? tar.readAllBytes() : NO_CONTENT;
                written.add(disk.submit(() -> unpacker.write(each, content)));
            }
            decompressed.transferTo(OutputStream.nullOutputStream());
            for (Future<?> each : written) {
                await(each);
            }
        } finally {
            disk.shutdownNow();
        }
    }

    private static void await(Future<?> written) throws IOException {
        try {
            written.get();
        } catch (ExecutionException e) {
            throw new IOException(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while unpacking", e);
        }
    }

    private @Nullable Void write(TarArchiveEntry entry, byte[] content) throws IOException {
        Path target = inside(root, entry.getName(), entry);
        if (target.equals(root)) {
            return null;
        }
        if (entry.isDirectory()) {
            makeDirectories(target, entry);
            return null;
        }
        makeDirectories(parentOf(target), entry);
        if (entry.isSymbolicLink()) {
            inside(parentOf(target), entry.getLinkName(), entry);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Path original = inside(root, entry.getLinkName(), entry);
            Files.copy(original, target, LinkOption.NOFOLLOW_LINKS);
        } else if (entry.isFile()) {
            Files.write(target, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            setMode(target, (entry.getMode() & OWNER_MAY_EXECUTE) != 0 ? PROGRAM_MODE : FILE_MODE);
        } else {
            throw refused(entry, "is neither a file, a directory nor a link");
        }
        return null;
    }

    /** Creates what is missing below the root, one level at a time, so that no link on the way is followed outside. */
    private void makeDirectories(Path directory, TarArchiveEntry entry) throws IOException {
        if (directory.equals(root) || Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw refused(entry, "would be written through " + root.relativize(directory) + ", which is no directory");
        }
        makeDirectories(parentOf(directory), entry);
        Files.createDirectory(directory);
        setMode(directory, DIRECTORY_MODE);
    }

    private Path inside(Path base, String name, TarArchiveEntry entry) throws IOException {
        try {
            Path resolved = base.resolve(name).normalize();
            if (resolved.startsWith(root)) {
                return resolved;
            }
        } catch (InvalidPathException e) {
            throw refused(entry, "has a name that this file system cannot hold: " + e.getMessage());
        }
        throw refused(entry, "leads outside of the directory by the name " + name);
    }

    private static Path parentOf(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private void setMode(Path path, Set<PosixFilePermission> mode) throws IOException {
        if (hasModes) {
            Files.setPosixFilePermissions(path, mode);
        }
    }

    private static IOException refused(TarArchiveEntry entry, String why) {
        return new IOException("the archive's entry " + entry.getName() + " " + why + "; nothing of it is used");
    }
}
