package io.sloguard.scenarios.postgres;

import java.util.Objects;

/**
 * Where a PostgreSQL is and how to log in. Immutable; its text form leaves the password out.
 *
 * @param jdbcUrl its JDBC address, without credentials
 * @param user the user
 * @param password the password, empty if there is none
 */
public record PostgresServer(String jdbcUrl, String user, String password) {

    public PostgresServer {
        Objects.requireNonNull(jdbcUrl, "jdbcUrl");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    @Override
    public String toString() {
        return "PostgresServer[jdbcUrl=" + jdbcUrl + ", user=" + user + "]";
    }
}
