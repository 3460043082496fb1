package io.sloguard.scenarios.postgres.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * The way from options to a server that has answered a query.
 *
 * <p>A port that was free when it was chosen may be taken when the server binds it: then another one is tried. A start
 * that fails for any other reason makes us read the whole cache; if something in it was altered, it is built again and
 * the start is tried once more.
 */
final class ServerStart {
    private static final int PORT_ATTEMPTS = 5;
    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration READY_POLL = Duration.ofMillis(2);
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(5);

    /** The common pool has a single thread on two cores, so that what is meant to overlap would not. */
    private static final Executor THREADS = ServerStart::startThread;

    private final EmbeddedPostgresOptions options;
    private final PortSource ports;
    private final Platform platform;
    private final DirectoryCache cache;
    private final BinaryArchive archive;
    private final CompletableFuture<ClientSide> clientSide;

    ServerStart(EmbeddedPostgresOptions options, PortSource ports) {
        this.options = options;
        this.ports = ports;
        this.clientSide = CompletableFuture.supplyAsync(ClientSide::prepare, THREADS);
        this.platform = Platform.current();
        this.archive = options.binaries().locate(platform);
        CacheLocation.requireUsable(platform, options.cacheDirectory());
        this.cache = new DirectoryCache(options.cacheDirectory(), BUILD_LIMIT);
    }

    private static void startThread(Runnable task) {
        Thread thread = new Thread(task, "sloguard-postgres-start");
        thread.setDaemon(true);
        thread.start();
    }

    /** Proposes ports. */
    @FunctionalInterface
    interface PortSource {
        int next() throws IOException;
    }

    /** A port that nobody on loopback uses at this moment. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    RunningServer run() {
        var sweep = CompletableFuture.runAsync(
                () -> WorkDirectory.removeAbandoned(options.workDirectory(), Instant.now()), THREADS);
        try {
            return onSomePortFromSoundCache();
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL from " + options.binaries() + " could not be started (cache "
                            + options.cacheDirectory() + ", work directory " + options.workDirectory() + "): " + e
                            + ". Next step: make sure that both exist, are writable and have 200 MB to spare.",
                    e);
        } finally {
            sweep.join();
        }
    }

    private RunningServer onSomePortFromSoundCache() throws IOException {
        try {
            return onSomePort();
        } catch (EmbeddedPostgresException | IOException failure) {
            if (!wasCacheDamaged(failure)) {
                throw failure;
            }
            return onSomePort();
        }
    }

    private boolean wasCacheDamaged(Exception failure) {
        try {
            return cache.discardDamaged(archive.key());
        } catch (IOException e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    private RunningServer onSomePort() throws IOException {
        var taken = new ArrayList<Integer>();
        while (taken.size() < PORT_ATTEMPTS) {
            int port = ports.next();
            Optional<RunningServer> server = onPort(port);
            if (server.isPresent()) {
                return server.get();
            }
            taken.add(port);
        }
        throw new EmbeddedPostgresException("PostgreSQL found no port: " + PORT_ATTEMPTS + " ports on "
                + ServerConfiguration.LOOPBACK + " that were free when chosen were taken before the server could bind"
                + " them: " + taken + ". Next step: see what opens so many ports on this machine, and try again.");
    }

    /** Empty when the port was taken meanwhile. */
    private Optional<RunningServer> onPort(int port) throws IOException {
        WorkDirectory work = WorkDirectory.create(options.workDirectory());
        Optional<ServerProcess> process = Optional.empty();
        boolean isUp = false;
        try {
            Installation installation = install(work);
            process = Optional.of(launch(installation, port, work));
            if (!awaitReady(process.get(), port, work)) {
                return Optional.empty();
            }
            RunningServer server = takeOver(installation, port, process.get(), work);
            installation.requireSound();
            isUp = true;
            return Optional.of(server);
        } finally {
            if (!isUp) {
                process.ifPresent(ServerProcess::stop);
                work.close();
            }
        }
    }

    /**
     * What a server is started from.
     *
     * @param binaries the directory above {@code bin}
     * @param damage found in the caches, while the server starts
     */
    private record Installation(
            Path binaries, ServerAccount account, ServerTemplate template, CompletableFuture<Optional<String>> damage) {

        Path postgres() {
            return postgres(binaries);
        }

        static Path postgres(Path binaries) {
            return binaries.resolve("bin").resolve("postgres");
        }

        /** A server that was started from something incomplete is not handed out, even if it seems to work. */
        void requireSound() throws IOException {
            Optional<String> found = damage.join();
            if (found.isPresent()) {
                throw new IOException("the cached server is incomplete: " + found.get());
            }
        }
    }

    private Installation install(WorkDirectory work) throws IOException {
        var binaries = cache.get(archive.key(), Visibility.PUBLIC, this::unpack);
        ServerAccount account = ServerAccount.choose(platform, Installation.postgres(binaries.content()), work.path());
        ServerTemplate template = ServerTemplate.prepare(cache, binaries, account);
        var damage =
                CompletableFuture.supplyAsync(() -> binaries.firstDifference().or(template::firstDifference), THREADS);
        return new Installation(binaries.content(), account, template, damage);
    }

    private void unpack(Path content) throws IOException {
        try (var in = archive.open()) {
            ArchiveUnpacker.unpack(in, content);
        }
    }

    private ServerProcess launch(Installation installation, int port, WorkDirectory work) throws IOException {
        installation.template().copyTo(work.data());
        ServerConfiguration.write(work.data(), installation.binaries(), options.settings());
        var command =
                List.of(installation.postgres().toString(), "-D", work.data().toString(), "-p", Integer.toString(port));
        return ServerProcess.start(platform, installation.account(), command, work);
    }

    /** False when the server ended because it could not have the port. */
    private boolean awaitReady(ServerProcess process, int port, WorkDirectory work) {
        long deadlineNanos = System.nanoTime() + READY_LIMIT.toNanos();
        while (!work.isServerReady()) {
            if (process.hasEnded()) {
                String log = work.lastLogLines();
                if (log.contains("could not bind")) {
                    return false;
                }
                throw failed("ended before it was ready", port, log);
            }
            if (System.nanoTime() - deadlineNanos >= 0) {
                throw failed("was not ready after " + READY_LIMIT.toSeconds() + " s", port, work.lastLogLines());
            }
            if (Thread.currentThread().isInterrupted()) {
                throw failed("was given up, because its starting thread was interrupted", port, work.lastLogLines());
            }
            LockSupport.parkNanos(READY_POLL.toNanos());
        }
        return true;
    }

    private RunningServer takeOver(Installation installation, int port, ServerProcess process, WorkDirectory work)
            throws IOException {
        try {
            var first = new Login(
                    port, ServerTemplate.SUPERUSER, installation.template().firstPassword());
            ClientSide ours = clientSide();
            var settings = first.changePasswordAndReadSettings(ours.driver(), ours.verifier());
            return new RunningServer(work, process, port, ours.password(), settings);
        } catch (SQLException e) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL started on port " + port + " but refused the first connection: " + e.getMessage()
                            + ". Its log ends with:\n" + work.lastLogLines() + "\nNext step: see what the log names;"
                            + " settings asked for: " + options.settings().keySet() + ".",
                    e);
        }
    }

    private ClientSide clientSide() {
        try {
            return clientSide.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof EmbeddedPostgresException known) {
                throw known;
            }
            throw e;
        }
    }

    private EmbeddedPostgresException failed(String how, int port, String log) {
        return new EmbeddedPostgresException("PostgreSQL from " + options.binaries() + " on port " + port + " " + how
                + ". Its log ends with:\n" + log + "\nNext step: correct the setting or the lack that the log names;"
                + " settings asked for: " + options.settings().keySet() + ".");
    }
}
