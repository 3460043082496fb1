package io.sloguard.scenarios.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(EmbeddedPostgresOptions.defaults()
                .withSetting("shared_preload_libraries", "pg_stat_statements")
                .withSetting("cluster_name", "it's \\ odd")
                .withSetting("log_statement", "all"));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void the_handed_out_address_user_and_password_connect_as_superuser() throws SQLException {
        String isSuperuser = query("select current_setting('is_superuser')");

        assertThat(isSuperuser).isEqualTo("on");
    }

    @Test
    void commits_reach_the_disk() throws SQLException {
        assertThat(query("show fsync")).isEqualTo("on");
        assertThat(query("show synchronous_commit")).isEqualTo("on");
        assertThat(query("show full_page_writes")).isEqualTo("on");
    }

    @Test
    void settings_say_what_the_server_runs_with() throws SQLException {
        var settings = postgres.settings();

        assertThat(settings)
                .containsEntry("fsync", "on")
                .containsEntry("synchronous_commit", "on")
                .containsEntry("max_connections", "200")
                .containsEntry("shared_preload_libraries", "pg_stat_statements")
                .containsEntry("port", Integer.toString(postgres.port()))
                .containsEntry("server_version", query("show server_version"));
        assertThat(settings.get("server_version")).startsWith("18.");
    }

    @Test
    void text_is_utf8_in_the_order_of_locale_c() throws SQLException {
        assertThat(query("show server_encoding")).isEqualTo("UTF8");
        assertThat(query("select string_agg(x, '' order by x) from unnest(array['b', 'a', 'Z', 'é']) x"))
                .isEqualTo("Zabé");
    }

    @Test
    void an_extension_of_the_preloaded_library_works() throws SQLException {
        execute("create extension pg_stat_statements");

        assertThat(query("select count(*) > 0 from pg_stat_statements")).isEqualTo("t");
    }

    @Test
    void a_setting_with_quotes_and_backslashes_arrives_unchanged() throws SQLException {
        assertThat(query("show cluster_name")).isEqualTo("it's \\ odd");
    }

    @Test
    void every_connection_needs_the_password() throws IOException {
        String firstPassword = firstPasswordOfTheTemplate();

        for (String wrong : List.of("", "postgres", firstPassword)) {
            assertThatThrownBy(() -> connect(wrong)).isInstanceOf(SQLException.class);
        }
        assertThat(Files.readString(postgres.dataDirectory().resolve("pg_hba.conf")))
                .isEqualTo("host all all 127.0.0.1/32 scram-sha-256\n");
    }

    @Test
    void no_address_but_loopback_accepts_connections() throws Exception {
        var addresses = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();

        for (InetAddress address : addresses) {
            assertThatThrownBy(() -> new Socket(address, postgres.port()).close())
                    .isInstanceOf(ConnectException.class);
        }
        assertThat(query("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(query("show unix_socket_directories")).isEmpty();
    }

    @Test
    void the_password_is_in_no_text_and_no_file() throws IOException {
        String password = postgres.password();

        assertThat(password).hasSize(32);
        assertThat(postgres.toString()).contains("127.0.0.1").doesNotContain(password);
        assertThat(Files.readString(postgres.logFile()))
                .contains("alter role postgres password")
                .doesNotContain(password);
        assertThat(new Login(1, "postgres", password).toString()).isEqualTo("Login[port=1, user=postgres]");
    }

    @Test
    void data_and_log_are_closed_to_everybody_else() throws IOException {
        assertThat(Files.getPosixFilePermissions(postgres.logFile()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(postgres.dataDirectory()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void a_database_name_is_encoded_in_the_address() {
        assertThat(postgres.jdbcUrl("a b/c"))
                .isEqualTo("jdbc:postgresql://127.0.0.1:" + postgres.port() + "/a%20b%2Fc");
    }

    @Test
    void two_servers_run_side_by_side_with_their_own_passwords() throws SQLException {
        try (var other = EmbeddedPostgres.start()) {
            assertThat(other.port()).isNotEqualTo(postgres.port());
            assertThat(other.password()).isNotEqualTo(postgres.password());
            assertThat(query("show port")).isEqualTo(Integer.toString(postgres.port()));
        }
    }

    private static String firstPasswordOfTheTemplate() throws IOException {
        Path cache = EmbeddedPostgresOptions.defaults().cacheDirectory();
        try (var files = Files.walk(cache, 3)) {
            return Files.readString(files.filter(file -> file.endsWith("first-password"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    private static Connection connect(String password) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("postgres"), postgres.user(), password);
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = connect(postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String sql) throws SQLException {
        try (var connection = connect(postgres.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
