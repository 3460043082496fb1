package io.sloguard.scenarios.postgres.embedded;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * An account of a server on loopback.
 *
 * @param port where it listens
 * @param user the role
 * @param password its password, which {@link #toString()} leaves out
 */
record Login(int port, String user, String password) {
    private static final String SETTINGS = """
            select name, current_setting(name)
            from pg_settings
            where source in ('configuration file', 'command line')
               or name in ('server_version', 'server_version_num', 'server_encoding', 'data_checksums', 'wal_level',
                           'wal_sync_method', 'autovacuum', 'jit', 'work_mem', 'effective_cache_size',
                           'checkpoint_timeout', 'random_page_cost')
            """;

    String jdbcUrl(String database) {
        return "jdbc:postgresql://" + ServerConfiguration.LOOPBACK + ":" + port + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Sets the password of this account and reads what the server runs with.
     *
     * @param verifier of the new password, see {@link ScramVerifier}
     * @return the settings by name, sorted, as {@code SHOW} prints them
     */
    Map<String, String> changePasswordAndReadSettings(Driver driver, String verifier) throws SQLException {
        try (Connection connection = connect(driver);
                var statement = connection.createStatement()) {
            // A verifier has only letters, digits and +/=:$-, and the role is a constant: nothing to quote.
            statement.execute("alter role " + user + " password '" + verifier + "'");
            var settings = new TreeMap<String, String>();
            try (var rows = statement.executeQuery(SETTINGS)) {
                while (rows.next()) {
                    settings.put(rows.getString(1), rows.getString(2));
                }
            }
            return Collections.unmodifiableMap(settings);
        }
    }

    private Connection connect(Driver driver) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        Connection connection = driver.connect(jdbcUrl("postgres"), properties);
        if (connection == null) {
            throw new SQLException("the driver " + driver + " does not know the address " + jdbcUrl("postgres"));
        }
        return connection;
    }

    @Override
    public String toString() {
        return "Login[port=" + port + ", user=" + user + "]";
    }
}
