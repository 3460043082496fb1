package io.sloguard.scenarios.tournament;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sloguard.PerfException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Where connections come from, ready for use. Thread-safe. */
sealed interface ConnectionSource extends AutoCloseable {

    /** Returns a connection that commits each statement; closing it gives it back. */
    Connection connection() throws SQLException;

    @Override
    void close();

    /**
     * Opens what the pooling asks for.
     *
     * @throws PerfException if the pool cannot get its first connection
     */
    static ConnectionSource open(String scenario, DataSource target, ConnectionSettings settings) {
        if (settings.pooling() instanceof Pooling.Fixed pool) {
            return Pool.open(scenario, target, settings, pool.connections());
        }
        return new NewConnections(target, settings.sessionSql());
    }

    /** Opens a physical connection each time. */
    record NewConnections(DataSource target, String sessionSql) implements ConnectionSource {

        @Override
        public Connection connection() throws SQLException {
            Connection connection = target.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute(sessionSql);
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }

        @Override
        public void close() {
            // Nothing is kept open between two operations.
        }
    }

    /** Lends connections of a HikariCP pool of fixed size. */
    record Pool(HikariDataSource connections) implements ConnectionSource {

        static Pool open(String scenario, DataSource target, ConnectionSettings settings, int size) {
            var config = new HikariConfig();
            config.setPoolName(scenario);
            config.setDataSource(target);
            config.setMaximumPoolSize(size);
            config.setConnectionTimeout(settings.poolWait().toMillis());
            config.setConnectionInitSql(settings.sessionSql());
            try {
                return new Pool(new HikariDataSource(config));
            } catch (RuntimeException e) {
                throw new PerfException(
                        "Scenario \"" + scenario + "\" cannot connect to its target: " + e.getMessage()
                                + ". Check that the server accepts connections and has room for " + size + " more.",
                        e);
            }
        }

        @Override
        public Connection connection() throws SQLException {
            return connections.getConnection();
        }

        @Override
        public void close() {
            connections.close();
        }
    }
}
