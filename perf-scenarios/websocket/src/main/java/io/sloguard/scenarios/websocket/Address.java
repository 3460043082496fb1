package io.sloguard.scenarios.websocket;

import io.sloguard.application.Applications;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The address of a server, in which <code>${port}</code> or <code>${NAME.port}</code> may stand for the port of an application
 * that the plan starts. Immutable.
 */
final class Address {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");
    private static final String SOME_PORT = "1";

    private final Template text;
    /** With some port in the place of each that is not yet known. */
    private final URI uri;

    private Address(Template text) {
        this.text = text;
        this.uri = uri(text.fill(name -> SOME_PORT));
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is none of a WebSocket server; the message says what is accepted
     */
    static Address of(String text) {
        return new Address(Template.of(text));
    }

    /** Returns the names that stand for ports. */
    Set<String> names() {
        return text.names();
    }

    /** Returns the address with the ports of the applications that run. */
    Address at(Applications applications) {
        return of(applications.fill(text.toString()));
    }

    String host() {
        return uri.getHost();
    }

    /** Returns whether it can be nothing but this machine: names are not resolved, because what they mean can change. */
    boolean isLoopback() {
        return LOOPBACK.matcher(host().toLowerCase(Locale.ROOT)).matches();
    }

    /** Returns where to connect to; meaningful if no port is left open. */
    URI uri() {
        return uri;
    }

    private static URI uri(String text) {
        URI uri = URI.create(text);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if ((!scheme.equals("ws") && !scheme.equals("wss")) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "an address is written ws://host:port/path, or wss:// with TLS, not \"" + text + "\"");
        }
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "a user or password does not belong into the address; write a header with ${env.NAME}");
        }
        if (uri.getFragment() != null) {
            throw new IllegalArgumentException("an address of a WebSocket has no #fragment");
        }
        return uri;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
