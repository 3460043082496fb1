package io.sloguard.scenarios.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.sloguard.scenarios.postgres.embedded.EmbeddedPostgres;
import io.sloguard.scenarios.postgres.embedded.Eventually;
import io.sloguard.target.Target;
import io.sloguard.target.TargetException;
import io.sloguard.target.TargetRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTargetProviderTest {

    private static EmbeddedPostgres server;

    @TempDir
    static Path directory;

    private final PostgresTargetProvider provider = new PostgresTargetProvider();

    @BeforeAll
    static void start() {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static TargetRequest request(String target, boolean allowRemote, Map<String, String> environment) {
        return new TargetRequest(target, Optional.empty(), allowRemote, directory, environment);
    }

    private static TargetRequest withChangelog(String name) {
        return new TargetRequest(
                server.jdbcUrl("postgres"), Optional.of(name), false, directory, credentials(server.password()));
    }

    private static Map<String, String> credentials(String password) {
        return Map.of("PERF_DB_USER", server.user(), "PERF_DB_PASSWORD", password);
    }

    @Test
    void accepts_embedded_and_postgresql_addresses_only() {
        assertThat(provider.accepts("embedded")).isTrue();
        assertThat(provider.accepts("jdbc:postgresql://localhost/app")).isTrue();
        assertThat(provider.accepts("jdbc:mysql://localhost/app")).isFalse();
    }

    @Test
    void problems_loopbackHosts_none() {
        for (String host : List.of("localhost", "127.0.0.1", "127.1.2.3", "[::1]", "localhost:5433,127.0.0.1")) {
            assertThat(provider.problems(request("jdbc:postgresql://" + host + "/app", false, Map.of())))
                    .as(host)
                    .isEmpty();
        }
    }

    @Test
    void problems_remoteHost_needsConsent() {
        TargetRequest refused = request("jdbc:postgresql://localhost,db.example.com:5432/app", false, Map.of());
        TargetRequest allowed = request("jdbc:postgresql://db.example.com:5432/app", true, Map.of());

        assertThat(provider.problems(refused))
                .containsExactly("host db.example.com is not loopback, and this tool writes and loads;"
                        + " write allowRemote: true beside the target if that is what you want");
        assertThat(provider.problems(allowed)).isEmpty();
    }

    @Test
    void problems_passwordInTheAddress_isRefusedWithoutRepeatingIt() {
        List<String> problems =
                provider.problems(request("jdbc:postgresql://localhost/app?user=me&password=s3cret", false, Map.of()));

        assertThat(problems)
                .containsExactly(
                        "a user or password does not belong into the address; set the environment variables"
                                + " PERF_DB_USER and PERF_DB_PASSWORD, or name a server of the Maven settings with perf.server");
    }

    @Test
    void problems_missingChangelog_isNamed() {
        assertThat(provider.problems(withChangelog("changelogs/none.yaml")))
                .containsExactly("changelog changelogs/none.yaml is not on the class path");
    }

    @Test
    void open_embedded_hasItsFactsAndDurability() throws Exception {
        try (Target target = provider.open(request("embedded", false, Map.of()))) {
            assertThat(target.facts())
                    .containsEntry("fsync", "on")
                    .containsEntry("synchronous_commit", "on")
                    .containsKeys("PostgreSQL", "full_page_writes", "shared_buffers", "max_connections");
            assertThat(target.facts().get("PostgreSQL")).startsWith("18.");
        }
    }

    @Test
    void open_withChangelog_appliesItAndOffersBothKindsOfConnections() throws Exception {
        try (Target target = provider.open(withChangelog("changelogs/counter.yaml"))) {
            DataSource plain = target.resource(DataSource.class).orElseThrow();
            HikariDataSource pool = target.resource(HikariDataSource.class).orElseThrow();

            assertThat(hits(plain)).isZero();
            assertThat(hits(pool)).isZero();
            assertThat(pool.getMaximumPoolSize()).isEqualTo(PostgresTarget.POOL_SIZE);
            assertThat(target.resource(String.class)).isEmpty();
        }
    }

    /** Closing the socket alone would leave it waiting, and writing as soon as the lock is free. */
    @Test
    void close_endsAStatementThatStillWaitsForALock() throws Exception {
        Target target = provider.open(withChangelog("changelogs/counter.yaml"));
        DataSource sessions = target.resource(DataSource.class).orElseThrow();
        try (Connection holder = connect();
                Connection observer = connect()) {
            long before = hits(sessions);
            holder.setAutoCommit(false);
            holder.createStatement().executeUpdate("update counter set hits = hits");
            CompletableFuture<Void> hanging = CompletableFuture.runAsync(() -> increment(sessions));
            Eventually.await("a statement waits for the lock", () -> waitingForLocks(observer) == 1);

            target.close();

            assertThat(waitingForLocks(observer)).isZero();
            assertThatThrownBy(hanging::join).hasMessageContaining("terminating connection");
            holder.commit();
            assertThat(hits(holder)).isEqualTo(before);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
    }

    private static void increment(DataSource database) {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().executeUpdate("update counter set hits = hits + 1");
        } catch (SQLException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private static long waitingForLocks(Connection connection) {
        try (ResultSet row = connection
                .createStatement()
                .executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static long hits(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return hits(connection);
        }
    }

    private static long hits(Connection connection) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery("select hits from counter")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void open_brokenChangelog_saysWhichChangesetAndWhy() {
        assertThatThrownBy(() -> provider.open(withChangelog("changelogs/broken.yaml")))
                .isInstanceOf(TargetException.class)
                .hasMessageStartingWith("changelog changelogs/broken.yaml failed: ")
                .hasMessageContaining("broken-one")
                .hasMessageContaining("no_such_type");
    }

    @Test
    void open_wrongPassword_namesUserAndVariablesButNoPassword() {
        TargetRequest request = request(server.jdbcUrl("postgres"), false, credentials("wr0ng-secret"));

        assertThatThrownBy(() -> provider.open(request))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("as user \"postgres\"")
                .hasMessageContaining("PERF_DB_PASSWORD")
                .hasMessageNotContaining("wr0ng-secret");
        assertThat(request.toString()).doesNotContain("wr0ng-secret");
    }

    @Test
    void open_unknownDatabase_saysSo() {
        TargetRequest request = request(server.jdbcUrl("nowhere"), false, credentials(server.password()));

        assertThatThrownBy(() -> provider.open(request))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("\"nowhere\" does not exist")
                .hasMessageContaining("Create the database");
    }

    @Test
    void open_nobodyListening_saysSo() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThatThrownBy(
                        () -> provider.open(request("jdbc:postgresql://127.0.0.1:" + free + "/app", false, Map.of())))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("cannot connect to jdbc:postgresql://127.0.0.1:" + free + "/app")
                .hasMessageContaining("Is the server running");
    }
}
