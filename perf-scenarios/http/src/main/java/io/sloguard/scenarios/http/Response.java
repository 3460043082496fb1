package io.sloguard.scenarios.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A complete response as checks and captures see it; its body is decoded and read once, when first asked for. Mutable for that. */
final class Response {

    private static final Pattern CHARSET = Pattern.compile("charset=\"?([A-Za-z0-9_.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final int EXCERPT_LENGTH = 120;

    private final ResponseParser parser;
    private @Nullable String text;
    private @Nullable Json json;

    Response(ResponseParser parser) {
        this.parser = parser;
    }

    int status() {
        return parser.status();
    }

    Optional<String> header(String name) {
        return parser.header(name);
    }

    /**
     * Returns the body as text, in the character set that the response names, else UTF-8.
     *
     * @throws ResponseException if it cannot be decoded
     */
    String text() throws ResponseException {
        if (text == null) {
            byte[] body = ContentCoding.decode(
                    parser.body(), header("Content-Encoding").orElse(""));
            text = new String(body, charset());
        }
        return text;
    }

    private Charset charset() {
        Matcher matcher = CHARSET.matcher(header("Content-Type").orElse(""));
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /**
     * Returns the body as JSON.
     *
     * @throws ResponseException if it is not
     */
    Json json() throws ResponseException {
        if (json == null) {
            try {
                json = JsonReader.read(text());
            } catch (IllegalArgumentException refused) {
                throw new ResponseException(
                        "not JSON", "its body is not JSON: " + refused.getMessage() + ": " + excerpt(text()));
            }
        }
        return json;
    }

    /** Returns the beginning of a body that nobody asked for, to be shown with an error; empty if there is none to show. */
    String excerpt() {
        if (parser.body().length == 0 || header("Content-Encoding").isPresent()) {
            return "";
        }
        return excerpt(new String(parser.body(), charset()));
    }

    private static String excerpt(String body) {
        String line = body.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?");
        return line.length() <= EXCERPT_LENGTH ? line : line.substring(0, EXCERPT_LENGTH) + "...";
    }
}
