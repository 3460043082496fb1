package io.sloguard.pgindex.build;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Opens a second connection to the same database. A build blocks its own connection, so its progress and whoever is in
 * its way can only be seen from another one.
 */
@FunctionalInterface
public interface MonitorSource {

    /** Knows no second connection: builds run without live progress, and only the server's timeout bounds a wait. */
    MonitorSource NONE = Optional::empty;

    /**
     * Opens the connection.
     *
     * @return a new connection that the caller closes, or empty if none is configured
     * @throws SQLException if it is configured and cannot be opened
     */
    Optional<Connection> open() throws SQLException;
}
