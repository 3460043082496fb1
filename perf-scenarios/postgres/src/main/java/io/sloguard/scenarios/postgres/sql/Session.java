package io.sloguard.scenarios.postgres.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** How a user gets at the database for one attempt. Not thread-safe: it belongs to one user. */
interface Session {

    /** Returns a connection; waiting for it is part of the operation. */
    Connection begin() throws SQLException;

    /** Returns a statement of that connection, which {@link #end} closes or keeps. */
    PreparedStatement statement(Connection connection, String sql) throws SQLException;

    /** Gives the connection back after an attempt. */
    void end(Connection connection) throws SQLException;
}
