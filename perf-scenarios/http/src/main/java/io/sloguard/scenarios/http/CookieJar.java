package io.sloguard.scenarios.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * The cookies of one visitor: a part of RFC 6265. Name, value, {@code Path} and {@code Secure} count, {@code Max-Age} of 0 or
 * less deletes; {@code Domain} and {@code Expires} are not looked at: a cookie goes back to the host that set it, until it is
 * deleted. Mutable and not thread-safe.
 */
final class CookieJar {

    private final List<Cookie> cookies = new ArrayList<>();

    private record Cookie(String name, String value, String host, String path, boolean isSecure) {

        private boolean isSame(Cookie other) {
            return name.equals(other.name) && host.equals(other.host) && path.equals(other.path);
        }

        private boolean goesTo(Url url) {
            String asked = pathOf(url);
            boolean isBelow = asked.startsWith(path)
                    && (asked.length() == path.length() || path.endsWith("/") || asked.charAt(path.length()) == '/');
            return isBelow
                    && host.equals(url.origin().host())
                    && (!isSecure || url.origin().isSecure());
        }
    }

    boolean isEmpty() {
        return cookies.isEmpty();
    }

    void clear() {
        cookies.clear();
    }

    /** Takes a cookie as the response from an address sets it; what is no cookie is passed over, as browsers do. */
    void set(Url url, String header) {
        String[] parts = header.split(";", -1);
        int equals = parts[0].indexOf('=');
        if (equals < 1) {
            return;
        }
        String path = directory(url);
        boolean isSecure = false;
        boolean isDeleted = false;
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            String lower = part.toLowerCase(Locale.ROOT);
            if (lower.startsWith("path=/")) {
                path = part.substring("path=".length());
            } else if (lower.equals("secure")) {
                isSecure = true;
            } else if (lower.startsWith("max-age=")) {
                isDeleted = lower.matches("max-age=(0+|-\\d+)");
            }
        }
        Cookie cookie = new Cookie(
                parts[0].substring(0, equals).strip(),
                parts[0].substring(equals + 1).strip(),
                url.origin().host(),
                path,
                isSecure);
        cookies.removeIf(cookie::isSame);
        if (!isDeleted) {
            cookies.add(cookie);
        }
    }

    /** Returns the value of the Cookie header for a request; empty if no cookie goes there. */
    String header(Url url) {
        StringJoiner pairs = new StringJoiner("; ");
        cookies.stream()
                .filter(cookie -> cookie.goesTo(url))
                .forEach(cookie -> pairs.add(cookie.name + "=" + cookie.value));
        return pairs.toString();
    }

    private static String pathOf(Url url) {
        int query = url.target().indexOf('?');
        return query < 0 ? url.target() : url.target().substring(0, query);
    }

    private static String directory(Url url) {
        String path = pathOf(url);
        int last = path.lastIndexOf('/');
        return last < 1 ? "/" : path.substring(0, last);
    }
}
