package io.sloguard.scenarios.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How a value is written so that it stays one value: in a URL, a form, a JSON string. */
final class Encoding {

    private static final int FIRST_PRINTABLE = 0x20;

    private Encoding() {}

    /** Percent-encodes everything but letters, digits and {@code - . _ ~}, in UTF-8 (RFC 3986). */
    static String url(String value) {
        return form(value).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    /** Encodes as browsers encode a field of a form. */
    static String form(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Escapes for the inside of a JSON string; a number stays as it is. */
    static String json(String value) {
        StringBuilder escaped = new StringBuilder(value.length());
        value.chars().forEach(next -> {
            if (next == '"' || next == '\\') {
                escaped.append('\\').append((char) next);
            } else if (next < FIRST_PRINTABLE) {
                escaped.append(String.format("\\u%04x", next));
            } else {
                escaped.append((char) next);
            }
        });
        return escaped.toString();
    }
}
