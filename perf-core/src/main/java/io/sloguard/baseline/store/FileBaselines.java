package io.sloguard.baseline.store;

import io.sloguard.PerfException;
import io.sloguard.baseline.BaselineStore;
import io.sloguard.baseline.StoredLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A file of lines. A writer holds the lock of the file, which excludes other processes; inside one JVM, where that lock
 * refuses instead of waiting, it asks again.
 */
final class FileBaselines implements BaselineStore {

    private static final long ASK_AGAIN_MILLIS = 5;

    private final Path file;
    private final String name;

    /**
     * Creates a store.
     *
     * @param file the file, which need not exist
     * @param name how messages call it
     */
    FileBaselines(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    @Override
    public List<StoredLine> lines() {
        try {
            return Lines.of(Files.readAllBytes(file), name);
        } catch (NoSuchFileException notYet) {
            return List.of();
        } catch (IOException unreadable) {
            throw new PerfException("the baselines " + file + " cannot be read: " + unreadable, unreadable);
        }
    }

    @Override
    public void append(List<String> lines) throws InterruptedException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                lock(channel); // until the channel is closed
                append(lines, channel);
            }
        } catch (IOException refused) {
            throw new PerfException(
                    "the baselines " + file + " cannot be written: " + refused
                            + ". Is the disk full, or the directory read-only?",
                    refused);
        }
    }

    /** Writes in one go; what a full disk cuts off is taken back. */
    private static void append(List<String> lines, FileChannel channel) throws IOException {
        long end = channel.size();
        ByteBuffer bytes = ByteBuffer.wrap(Lines.appended(isCutOff(channel, end), lines));
        try {
            long at = end;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
            channel.force(true);
        } catch (IOException failure) {
            channel.truncate(end);
            throw failure;
        }
    }

    private static boolean isCutOff(FileChannel channel, long end) throws IOException {
        if (end == 0) {
            return false;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, end - 1);
        return last.get(0) != '\n';
    }

    private static FileLock lock(FileChannel channel) throws IOException, InterruptedException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException heldInThisJvm) {
                TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS);
            }
        }
    }

    @Override
    public void close() {}
}
