package io.sloguard.scenarios.http;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A server: how it is spoken to, and where it listens. Immutable.
 *
 * @param isSecure whether TLS is spoken
 * @param host its name or address, in lower case; an IPv6 address without brackets
 * @param port 1 to 65535
 */
record Origin(boolean isSecure, String host, int port) {

    static final int HTTP_PORT = 80;
    static final int HTTPS_PORT = 443;

    private static final int MAX_PORT = 65_535;
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");

    Origin {
        Objects.requireNonNull(host, "host");
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("a port is a number from 1 to " + MAX_PORT + ", not " + port);
        }
    }

    /** Returns whether it can be nothing but this machine: names are not resolved, because what they mean can change. */
    boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    /** Returns host and port as a Host header has them. */
    String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == (isSecure ? HTTPS_PORT : HTTP_PORT) ? name : name + ":" + port;
    }

    @Override
    public String toString() {
        return (isSecure ? "https://" : "http://") + authority();
    }
}
