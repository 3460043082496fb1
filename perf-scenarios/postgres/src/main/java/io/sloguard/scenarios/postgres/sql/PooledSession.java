package io.sloguard.scenarios.postgres.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Takes a connection from a pool that all users share. Its statements end with it, but the driver keeps what the server has
 * prepared for the connection, by the text of the statement.
 */
final class PooledSession implements Session {

    private final DataSource pool;

    PooledSession(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection begin() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public PreparedStatement statement(Connection connection, String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    @Override
    public void end(Connection connection) throws SQLException {
        connection.close();
    }
}
