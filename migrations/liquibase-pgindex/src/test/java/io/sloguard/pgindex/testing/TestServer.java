package io.sloguard.pgindex.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A real PostgreSQL of each version under test, started once per JVM and stopped with it. */
public enum TestServer {
    /** The oldest major version that is maintained. */
    PG13("postgres-13.jar"),
    /** A version whose concurrent builds can corrupt an index. */
    PG14_2("postgres-14.2.jar"),
    PG15("postgres-15.jar"),
    PG18("postgres-18.jar");

    private static final Path EXTRA = Path.of(System.getProperty("pgindex.extra", "target/extra"));

    private final String binaries;
    private final AtomicInteger databases = new AtomicInteger();
    private EmbeddedPostgres server;
    private Path data;

    TestServer(String binaries) {
        this.binaries = binaries;
    }

    /** Returns the servers that the whole suite runs on, as {@code pgindex.servers} names them. */
    static Stream<TestServer> underTest() {
        return Stream.of(System.getProperty("pgindex.servers", "PG15,PG18").split(","))
                .map(TestServer::valueOf);
    }

    /** Makes an empty database of its own. */
    public TestDatabase newDatabase() {
        String name = "t" + ProcessHandle.current().pid() + "_" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new TestDatabase(this, name);
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:" + started().getPort() + "/" + database;
    }

    /** Returns the lines that the server logged about one database so far. */
    List<String> log(String database) {
        try (Stream<Path> files = Files.list(data.resolve("log"))) {
            return files.flatMap(TestServer::lines)
                    .filter(line -> line.startsWith(database + ":") || line.contains("\"" + database + "."))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).lines();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private synchronized EmbeddedPostgres started() {
        if (server == null) {
            try {
                data = Files.createTempDirectory(EXTRA, "data-" + name());
                File work = Files.createDirectories(EXTRA.resolve("server-" + name()))
                        .toFile();
                server = EmbeddedPostgres.builder()
                        .setPgBinaryResolver((system, hardware) -> binary())
                        .setOverrideWorkingDirectory(work)
                        .setDataDirectory(data)
                        .setServerConfig("max_prepared_transactions", "10")
                        .setServerConfig("autovacuum_naptime", "1s")
                        .setServerConfig("logging_collector", "on")
                        .setServerConfig("log_directory", "log")
                        .setServerConfig("log_line_prefix", "%d:%e:")
                        .setServerConfig("log_statement", "ddl")
                        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return server;
    }

    private InputStream binary() throws IOException {
        JarFile jar = new JarFile(EXTRA.resolve(binaries).toFile());
        return jar.getInputStream(jar.getEntry("postgres-linux-x86_64.txz"));
    }
}
