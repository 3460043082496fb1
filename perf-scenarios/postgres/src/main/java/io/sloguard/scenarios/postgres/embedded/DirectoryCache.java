package io.sloguard.scenarios.postgres.embedded;

import static java.lang.System.Logger.Level.INFO;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Directories that are costly to make, made once and kept.
 *
 * <p>An entry is built beside its place and moved there by one rename, so that a reader sees all of it or nothing. One
 * builder at a time, over all processes of the machine, by a lock on a file; readers take no lock. An entry without a
 * complete manifest is reported and built again; {@link #discardDamaged} finds the rest. Safe for use by many threads and
 * processes.
 */
final class DirectoryCache {
    private static final System.Logger LOG = System.getLogger(DirectoryCache.class.getName());
    private static final Duration LOCK_POLL = Duration.ofMillis(5);
    private static final String CONTENT = "content";
    private static final String MANIFEST = "manifest";
    private static final String BUILDING = ".building-";
    private static final String DAMAGED = ".damaged-";

    private final Path root;
    private final Duration lockTimeout;

    /**
     * @param root where the entries lie; created when missing
     * @param lockTimeout how long to wait for another process that builds the same entry
     */
    DirectoryCache(Path root, Duration lockTimeout) {
        this.root = root;
        this.lockTimeout = lockTimeout;
    }

    /** Fills an empty directory. */
    @FunctionalInterface
    interface Builder {
        void build(Path content) throws IOException;
    }

    /**
     * A finished entry.
     *
     * @param key its name in the cache
     * @param content the directory that the builder filled
     * @param manifest what {@code content} holds
     */
    record Entry(String key, Path content, Manifest manifest) {
        /** What is missing or has another length; cheap enough for every start. */
        Optional<String> firstDifference() {
            return manifest.firstDifferenceIn(content);
        }
    }

    /**
     * The entry of this key, built when it is missing or has no complete manifest; its files have not been looked at.
     *
     * @param visibility who besides the owner may look into the entry
     * @throws IOException when it cannot be built, or another process has been building it for too long
     */
    Entry get(String key, Visibility visibility, Builder builder) throws IOException {
        Optional<Entry> ready = find(key);
        if (ready.isPresent()) {
            return ready.get();
        }
        Visibility.PUBLIC.createDirectories(root);
        return locked(key, () -> {
            Optional<Entry> builtMeanwhile = find(key);
            return builtMeanwhile.isPresent() ? builtMeanwhile.get() : build(key, visibility, builder);
        });
    }

    /**
     * Reads all of the entries whose keys begin like this, and drops those that are not what was built.
     *
     * @return whether one was dropped
     */
    boolean discardDamaged(String keyPrefix) throws IOException {
        boolean discarded = false;
        for (String key : keys(keyPrefix)) {
            Path place = root.resolve(key);
            discarded |= locked(key, () -> {
                Optional<String> damage = damage(place);
                if (damage.isPresent()) {
                    discard(place, damage.get());
                }
                return damage.isPresent();
            });
        }
        return discarded;
    }

    private List<String> keys(String prefix) throws IOException {
        try (DirectoryStream<Path> places = Files.newDirectoryStream(root, prefix + "*")) {
            var keys = new ArrayList<String>();
            for (Path place : places) {
                String name = place.getFileName().toString();
                if (Files.isDirectory(place) && !name.contains(BUILDING) && !name.contains(DAMAGED)) {
                    keys.add(name);
                }
            }
            return keys;
        }
    }

    private static Optional<String> damage(Path place) {
        try {
            return Manifest.read(place.resolve(MANIFEST)).firstAlteredContentIn(place.resolve(CONTENT));
        } catch (NoSuchFileException e) {
            return Optional.of("it has no manifest");
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<Entry> find(String key) {
        Path place = root.resolve(key);
        try {
            return Optional.of(new Entry(key, place.resolve(CONTENT), Manifest.read(place.resolve(MANIFEST))));
        } catch (IOException e) {
            return Optional.empty(); // not there, or damaged: build() reports which
        }
    }

    private Entry build(String key, Visibility visibility, Builder builder) throws IOException {
        Path place = root.resolve(key);
        removeRemains(key);
        if (Files.exists(place)) {
            discard(place, damage(place).orElse("it was damaged when it was read"));
        }
        Path building = Files.createTempDirectory(root, key + BUILDING);
        try {
            Visibility.PUBLIC.apply(building);
            Path content = building.resolve(CONTENT);
            Visibility.PUBLIC.createDirectories(content);
            builder.build(content);
            Manifest manifest = Manifest.of(content);
            manifest.write(building.resolve(MANIFEST));
            visibility.apply(building);
            Files.move(building, place, StandardCopyOption.ATOMIC_MOVE);
            return new Entry(key, place.resolve(CONTENT), manifest);
        } finally {
            Deletion.recursively(building);
        }
    }

    private void discard(Path place, String why) throws IOException {
        LOG.log(INFO, "cache entry {0} is damaged and is built again: {1}", place, why);
        Path aside = Files.createTempDirectory(root, place.getFileName() + DAMAGED);
        Files.move(place, aside.resolve(CONTENT), StandardCopyOption.ATOMIC_MOVE);
        Deletion.recursively(aside);
    }

    /** What a process left that died while it built this entry; nobody uses it, since we hold the lock. */
    private void removeRemains(String key) throws IOException {
        for (String suffix : new String[] {BUILDING, DAMAGED}) {
            try (DirectoryStream<Path> remains = Files.newDirectoryStream(root, key + suffix + "*")) {
                for (Path remain : remains) {
                    Deletion.recursively(remain);
                }
            }
        }
    }

    @FunctionalInterface
    private interface Action<T> {
        T run() throws IOException;
    }

    private <T> T locked(String key, Action<T> action) throws IOException {
        Path file = root.resolve(key + ".lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = acquire(channel, file)) {
            T result = action.run();
            if (!lock.isValid()) {
                throw new IOException("the lock on " + file + " was lost while the entry was in use");
            }
            return result;
        }
    }

    private FileLock acquire(FileChannel channel, Path file) throws IOException {
        long deadlineNanos = System.nanoTime() + lockTimeout.toNanos();
        while (System.nanoTime() - deadlineNanos < 0) {
            Optional<FileLock> lock = tryLock(channel);
            if (lock.isPresent()) {
                return lock.get();
            }
            LockSupport.parkNanos(LOCK_POLL.toNanos());
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for the lock on " + file);
            }
        }
        throw new IOException("another process has held the lock on " + file + " for more than "
                + lockTimeout.toSeconds() + " s. Next step: end that process, or choose another cache directory");
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // another thread of this JVM holds it
        }
    }
}
