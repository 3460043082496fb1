package io.sloguard.target;

import java.util.Objects;

/**
 * How another program logs in to a target; a database offers it as a resource. Immutable; its text form leaves the password
 * out.
 *
 * @param url the address, for example a JDBC URL, without credentials
 * @param user the user
 * @param password the password, empty if there is none
 */
public record TargetLogin(String url, String user, String password) {

    public TargetLogin {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
    }

    @Override
    public String toString() {
        return "TargetLogin[url=" + url + ", user=" + user + "]";
    }
}
