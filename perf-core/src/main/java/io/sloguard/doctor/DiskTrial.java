package io.sloguard.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/** What the disks have room for, and how long a database waits until they have kept something. */
final class DiskTrial {

    private static final int SYNCS = 50;
    private static final int PAGE_BYTES = 8_192;
    private static final double GIBIBYTE = 1 << 30;

    private static final double FREE_GIBIBYTES = 2;
    private static final double LEAST_GIBIBYTES = 0.5;

    /** A disk takes at least that long to keep a page; what is quicker has kept it in memory only. */
    private static final double REAL_SYNC_MILLIS = 0.01;

    private static final Finding.Limits SYNC_MILLIS =
            new Finding.Limits(10, 50, "half take at most 10 ms, on a real disk");

    private DiskTrial() {}

    /** Returns what is found about the room for results. */
    static Finding space(Path directory) {
        String allowed = "at least 2 GB";
        try {
            double free = Files.getFileStore(existing(directory)).getUsableSpace() / GIBIBYTE;
            String measured = String.format(Locale.ROOT, "%.1f GB in %s", free, directory);
            if (free >= FREE_GIBIBYTES) {
                return Finding.fit("free disk", measured, allowed);
            }
            return new Finding(
                    "free disk",
                    free >= LEAST_GIBIBYTES ? Fitness.DOUBTFUL : Fitness.UNFIT,
                    measured,
                    allowed,
                    "Make room: a full disk ends runs, and a nearly full one is slow");
        } catch (IOException failure) {
            return unknown("free disk", allowed, failure);
        }
    }

    /** Returns what is found about writes that a database waits for, in the directory where it keeps its data. */
    static Finding sync(Path directory) {
        try {
            long[] nanos = syncNanos(directory);
            FileStore store = Files.getFileStore(directory);
            Arrays.sort(nanos);
            double p50 = nanos[nanos.length / 2] / 1e6;
            double worst = nanos[nanos.length - 1] / 1e6;
            String measured = String.format(
                    Locale.ROOT,
                    "half take at most %.2f ms, the worst %.1f ms (%s, %s)",
                    p50,
                    worst,
                    directory,
                    store.type());
            if (p50 < REAL_SYNC_MILLIS
                    || store.type().equals("tmpfs")
                    || store.type().equals("ramfs")) {
                return new Finding(
                        "fsync",
                        Fitness.DOUBTFUL,
                        measured,
                        SYNC_MILLIS.allowed(),
                        "This is memory, not a disk: commits look quicker than in production; point java.io.tmpdir of the"
                                + " load JVM to a real disk");
            }
            return Finding.of(
                    "fsync",
                    p50,
                    SYNC_MILLIS,
                    measured,
                    "Every commit of the embedded PostgreSQL waits so long: take a quicker disk, or see latencies of writes"
                            + " as those of this disk");
        } catch (IOException failure) {
            return unknown("fsync", SYNC_MILLIS.allowed(), failure);
        }
    }

    /** Appends as a write-ahead log does: a page, then wait. */
    private static long[] syncNanos(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "sloguard-sync-", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long[] nanos = new long[SYNCS];
            for (int sync = 0; sync < SYNCS; sync++) {
                channel.write(ByteBuffer.allocate(PAGE_BYTES));
                long start = System.nanoTime();
                channel.force(false);
                nanos[sync] = System.nanoTime() - start;
            }
            return nanos;
        } finally {
            Files.delete(file);
        }
    }

    /** Returns the nearest directory above that exists. */
    private static Path existing(Path directory) throws IOException {
        for (Path up = directory.toAbsolutePath(); up != null; up = up.getParent()) {
            if (Files.exists(up)) {
                return up;
            }
        }
        throw new NoSuchFileException(directory.toString());
    }

    private static Finding unknown(String subject, String allowed, IOException failure) {
        return new Finding(
                subject, Fitness.UNKNOWN, failure.toString(), allowed, "Look whether this user may write there");
    }
}
