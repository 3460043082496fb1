package io.sloguard.scenarios.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/**
 * A JDBC address of PostgreSQL and what can be said about it without connecting. Immutable.
 *
 * @param url the address
 * @param database the database that it names
 * @param hosts the hosts that it names, at least one
 */
record PostgresAddress(String url, String database, List<String> hosts) {

    static final String PREFIX = "jdbc:postgresql:";

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    private static final Pattern CREDENTIAL =
            Pattern.compile("(^|&)(user|[^=&]*password[^=&]*)=", Pattern.CASE_INSENSITIVE);

    PostgresAddress {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(database, "database");
        hosts = List.copyOf(hosts);
    }

    /**
     * Reads an address as the driver does.
     *
     * @throws IllegalArgumentException if the driver does not understand it
     */
    static PostgresAddress of(String url) {
        Properties parsed = Driver.parseURL(url, new Properties());
        if (parsed == null) {
            throw new IllegalArgumentException("target is not an address that the PostgreSQL driver understands;"
                    + " write jdbc:postgresql://host:port/database");
        }
        return new PostgresAddress(
                url,
                parsed.getProperty("PGDBNAME", ""),
                List.of(parsed.getProperty("PGHOST", "localhost").split(",")));
    }

    /** Returns what is wrong with it in a plan, one sentence each. */
    List<String> problems(boolean allowRemote) {
        List<String> problems = new ArrayList<>();
        List<String> remote = hosts.stream().filter(host -> !isLoopback(host)).toList();
        if (!remote.isEmpty() && !allowRemote) {
            problems.add("host " + String.join(", ", remote) + " is not loopback, and this tool writes and loads;"
                    + " write allowRemote: true beside the target if that is what you want");
        }
        if (hasCredentials()) {
            problems.add("a user or password does not belong into the address; set the environment variables"
                    + " PERF_DB_USER and PERF_DB_PASSWORD, or name a server of the Maven settings with perf.server");
        }
        return problems;
    }

    /** Only what cannot be anything else counts: names are not resolved, because what they mean can change. */
    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.strip().toLowerCase(Locale.ROOT)).matches();
    }

    private boolean hasCredentials() {
        int query = url.indexOf('?');
        if (query < 0) {
            return url.contains("@");
        }
        return CREDENTIAL.matcher(url.substring(query + 1)).find();
    }
}
