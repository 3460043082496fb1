package io.sloguard.scenarios.postgres.embedded;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The private directory of one running server: its data, its log, and a lock that lives as long as the JVM.
 *
 * <p>It is ours even if the server has another account: that one owns the data inside, and cannot put a link where we
 * write.
 *
 * <p>The watchdog removes the directory whatever happens to the JVM. Should the watchdog be killed as well, the next
 * start finds the lock free and removes the directory and its server.
 */
final class WorkDirectory implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(WorkDirectory.class.getName());
    private static final String PREFIX = "sloguard-postgres-";
    private static final String LOCK = "lock";
    private static final int LOG_LINES = 20;

    /** A younger directory may belong to a process that has not locked it yet. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private static final Duration SERVER_STOP = Duration.ofSeconds(10);

    private final Path path;
    private final FileChannel lockFile;

    private WorkDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Makes an empty directory below {@code parent} and locks it. */
    static WorkDirectory create(Path parent) throws IOException {
        Visibility.PUBLIC.createDirectories(parent);
        Path path = Files.createTempDirectory(
                parent, PREFIX + ProcessHandle.current().pid() + "-");
        FileChannel lockFile = openLock(path);
        if (lockFile.tryLock() == null) {
            lockFile.close();
            throw new IOException("another process has locked " + path.resolve(LOCK));
        }
        var work = new WorkDirectory(path, lockFile);
        PrivateFile.write(work.log(), "");
        return work;
    }

    /**
     * Removes what killed processes left below {@code parent}. What cannot be removed, or may still be in use, is left.
     */
    static void removeAbandoned(Path parent, Instant now) {
        String ours = PREFIX + ProcessHandle.current().pid() + "-";
        String[] names = parent.toFile().list();
        for (String name : names == null ? new String[0] : names) {
            // Opening and closing a lock file of our own would give up the lock: it belongs to the process.
            if (name.startsWith(PREFIX) && !name.startsWith(ours)) {
                removeIfAbandoned(parent.resolve(name), now);
            }
        }
    }

    Path path() {
        return path;
    }

    Path data() {
        return path.resolve("data");
    }

    Path log() {
        return path.resolve("server.log");
    }

    /** Written by the watchdog when the server has ended. */
    Path exitStatus() {
        return path.resolve("exit-status");
    }

    /** Whether the server accepts connections, by its own account in its pid file. */
    boolean isServerReady() {
        return pidFile(path).stream().anyMatch(line -> line.strip().equals("ready"));
    }

    /** The last lines of the server's log. */
    String lastLogLines() {
        try {
            List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "(the log " + log() + " cannot be read: " + e + ")";
        }
    }

    /** Ends the server, should it still run, gives up the lock and removes the directory, should it still exist. */
    @Override
    public void close() throws IOException {
        lockFile.close();
        endServer(path);
        Deletion.recursively(path);
    }

    private static FileChannel openLock(Path directory) throws IOException {
        return FileChannel.open(
                directory.resolve(LOCK),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
    }

    private static void removeIfAbandoned(Path directory, Instant now) {
        try {
            if (Files.getLastModifiedTime(directory).toInstant().isAfter(now.minus(YOUNG))) {
                return;
            }
            try (FileChannel lockFile = openLock(directory);
                    FileLock lock = lockFile.tryLock()) {
                if (lock == null) {
                    return;
                }
                endServer(directory);
                Deletion.recursively(directory);
                LOG.log(INFO, "removed {0}, which a killed process had left", directory);
            }
        } catch (AccessDeniedException e) {
            LOG.log(DEBUG, "{0} belongs to another user", directory);
        } catch (IOException e) {
            LOG.log(INFO, "left {0} as it is: {1}", directory, e);
        }
    }

    /** Ends the process named in the pid file, if it is the server of this very directory. */
    private static void endServer(Path directory) throws IOException {
        Optional<ProcessHandle> server = serverOf(directory);
        if (server.isEmpty()) {
            return;
        }
        if (File.separatorChar == '/') {
            Command.of(List.of("kill", "-QUIT", Long.toString(server.get().pid())))
                    .run();
        }
        if (!Processes.awaitEnd(server.get(), SERVER_STOP)) {
            server.get().destroyForcibly();
            Processes.awaitEnd(server.get(), SERVER_STOP);
        }
    }

    private static Optional<ProcessHandle> serverOf(Path directory) {
        String data = directory.resolve("data").toString();
        return pidFile(directory).stream()
                .findFirst()
                .filter(line -> line.matches("\\d{1,18}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(process -> Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(data::equals));
    }

    private static List<String> pidFile(Path directory) {
        try {
            return Files.readAllLines(directory.resolve("data").resolve("postmaster.pid"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return List.of(); // not there, or being replaced by the server; the next look will tell
        }
    }
}
