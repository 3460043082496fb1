package io.sloguard.scenarios.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;

/**
 * What is asked for, and of whom. Immutable.
 *
 * @param origin the server
 * @param target path and query as they are sent, beginning with a slash
 */
record Url(Origin origin, String target) {

    Url {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(target, "target");
    }

    /** Returns whether a text says by itself which server it is about. */
    static boolean isAbsolute(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    /**
     * Reads an absolute address.
     *
     * @throws IllegalArgumentException if it is none of http or https; the message says what is accepted
     */
    static Url absolute(String text) {
        URI uri = uri(text);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = uri.getHost();
        if (host == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException(
                    "an address is written http://host:port/path or https://host/path, not \"" + text + "\"");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("a user or password does not belong into an address");
        }
        boolean isSecure = scheme.equals("https");
        int port = uri.getPort() >= 0 ? uri.getPort() : isSecure ? Origin.HTTPS_PORT : Origin.HTTP_PORT;
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Url(new Origin(isSecure, name.toLowerCase(Locale.ROOT), port), target(uri));
    }

    /**
     * Returns the address that a reference, as a redirect or a link gives it, means from here (RFC 3986, section 5).
     *
     * @throws IllegalArgumentException if it is no address of http or https
     */
    Url resolve(String reference) {
        return absolute(uri(origin + target).resolve(uri(reference)).toString());
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException refused) {
            throw new IllegalArgumentException(
                    "not an address: \"" + text + "\": " + refused.getReason() + " at character "
                            + (refused.getIndex() + 1),
                    refused);
        }
    }

    private static String target(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
