package io.sloguard.pgindex.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The version of a PostgreSQL server as its one number, for example 150019 for 15.19.
 *
 * @param number major version times 10000 plus minor version
 */
public record ServerVersion(int number) {

    /** Oldest version whose progress view this extension needs. */
    public static final ServerVersion OLDEST = new ServerVersion(120000);

    private static final int CORRUPTING_FROM = 140000;
    private static final int CORRUPTING_BEFORE = 140004;

    /**
     * Asks the server.
     *
     * @param connection an open connection
     * @return its version
     * @throws SQLException if the server does not answer
     */
    public static ServerVersion of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('server_version_num')::int")) {
            row.next();
            return new ServerVersion(row.getInt(1));
        }
    }

    /**
     * Returns the major version.
     *
     * @return for example 15
     */
    public int major() {
        return number / 10_000;
    }

    /**
     * Tells whether the server is too old for this extension.
     *
     * @return true below PostgreSQL 12
     */
    public boolean isTooOld() {
        return number < OLDEST.number;
    }

    /**
     * Tells whether concurrent builds of this version can leave rows out of the index.
     *
     * @return true for 14.0 to 14.3, repaired in 14.4 (release notes of PostgreSQL 14.4)
     */
    public boolean corruptsConcurrentBuilds() {
        return number >= CORRUPTING_FROM && number < CORRUPTING_BEFORE;
    }

    @Override
    public String toString() {
        return major() + "." + number % 10_000;
    }
}
