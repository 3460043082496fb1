package io.sloguard.scenarios.postgres.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A real PostgreSQL server of our own, for as long as it is open.
 *
 * <p>It listens on loopback alone, on a port that was free, with a random password for every connection and no Unix
 * socket. {@code fsync} and {@code synchronous_commit} are on: a commit costs what it costs in production.
 *
 * <pre>{@code
 * try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
 *     Connection connection = DriverManager.getConnection(
 *             postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
 * }
 * }</pre>
 *
 * <p>The first start on a machine unpacks the binaries and runs initdb (1 to 3 s); later ones copy a data directory.
 * Started by root, the server runs as {@code nobody}, because PostgreSQL refuses root.
 *
 * <p>Nothing is left behind: {@link #close()}, the end of the JVM, Ctrl-C, and the JVM's death by {@code kill -9} all
 * end the server and remove its directory. What dies together with its watchdog is removed by the next start. On
 * Windows there is no watchdog: there a killed JVM leaves the server running, and this platform is not tested.
 *
 * <p>Safe for use by many threads.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private final RunningServer server;
    private final Thread shutdownHook;
    private boolean closed; // guarded by this

    private EmbeddedPostgres(RunningServer server) {
        this.server = server;
        this.shutdownHook = new Thread(this::close, "embedded-postgres-shutdown");
    }

    /** As {@link #start(EmbeddedPostgresOptions)} with {@link EmbeddedPostgresOptions#defaults()}. */
    public static EmbeddedPostgres start() {
        return start(EmbeddedPostgresOptions.defaults());
    }

    /**
     * Starts a server and returns when it has answered a query over JDBC.
     *
     * @throws EmbeddedPostgresException when there are no binaries for this platform, the caches cannot be made, no
     *     account other than root can be taken, no port could be had in five attempts, or the server does not start;
     *     nothing is left running then
     */
    public static EmbeddedPostgres start(EmbeddedPostgresOptions options) {
        return start(options, ServerStart::freePort);
    }

    static EmbeddedPostgres start(EmbeddedPostgresOptions options, ServerStart.PortSource ports) {
        var postgres = new EmbeddedPostgres(new ServerStart(options, ports).run());
        try {
            Runtime.getRuntime().addShutdownHook(postgres.shutdownHook);
        } catch (IllegalStateException e) {
            postgres.close();
            throw new EmbeddedPostgresException("PostgreSQL was not started, because this JVM is shutting down", e);
        }
        return postgres;
    }

    /** The JDBC address of a database of this server, without user and password; {@code postgres} always exists. */
    public String jdbcUrl(String database) {
        return new Login(server.port(), user(), server.password()).jdbcUrl(database);
    }

    /** The superuser, {@code postgres}. */
    public String user() {
        return ServerTemplate.SUPERUSER;
    }

    /** The superuser's password: random, new for every start, and in no log. */
    public String password() {
        return server.password();
    }

    /** The TCP port on 127.0.0.1. */
    public int port() {
        return server.port();
    }

    /** Where the server keeps its data; deleted by {@link #close()}. */
    public Path dataDirectory() {
        return server.work().data();
    }

    /** The server's own log; deleted by {@link #close()}. */
    public Path logFile() {
        return server.work().log();
    }

    /**
     * What the server runs with, by name and sorted, as {@code SHOW} prints it: every setting that was chosen, and those
     * that explain a measurement, {@code server_version}, {@code fsync} and {@code synchronous_commit} among them.
     *
     * <p>Read at the start; later changes are not in it.
     */
    public Map<String, String> settings() {
        return server.settings();
    }

    /**
     * Ends the server at once, open connections included, and deletes its directory. Further calls do nothing.
     *
     * @throws EmbeddedPostgresException when the directory could not be removed
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        removeShutdownHook();
        try {
            server.end();
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL on port " + port() + " has been stopped, but its directory could not be removed: "
                            + e.getMessage() + ". Next step: remove "
                            + server.work().path() + " by hand.",
                    e);
        }
    }

    private void removeShutdownHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // the JVM is shutting down, and this may be the hook itself
        }
    }

    @Override
    public String toString() {
        return "EmbeddedPostgres[" + jdbcUrl("postgres") + ", user=" + user() + "]";
    }
}
