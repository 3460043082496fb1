package io.sloguard.scenarios.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Undoes the compression of a body, by its {@code Content-Encoding}. */
final class ContentCoding {

    private static final int ZLIB_METHOD_MASK = 0x0f;
    private static final int ZLIB_DEFLATE = 8;

    private ContentCoding() {}

    /**
     * Returns the body as it was before it was compressed.
     *
     * @throws ResponseException if it is damaged, longer than what is kept, or of a coding that is not known
     */
    static byte[] decode(byte[] body, String coding) throws ResponseException {
        try {
            return switch (coding.toLowerCase(Locale.ROOT)) {
                case "", "identity" -> body;
                case "gzip", "x-gzip" -> all(new GZIPInputStream(new ByteArrayInputStream(body)));
                case "deflate" ->
                    all(new InflaterInputStream(new ByteArrayInputStream(body), new Inflater(!isZlib(body))));
                default ->
                    throw new ResponseException(
                            "unknown Content-Encoding",
                            "Content-Encoding is \"" + coding + "\"; gzip and deflate can be decoded");
            };
        } catch (IOException damaged) {
            throw new ResponseException("malformed response", "its " + coding + " body is damaged: " + damaged);
        }
    }

    /** RFC 9110 means zlib by deflate, but some servers send the bare stream. */
    private static boolean isZlib(byte[] body) {
        return body.length > 1
                && (body[0] & ZLIB_METHOD_MASK) == ZLIB_DEFLATE
                && (((body[0] & 0xff) << 8) + (body[1] & 0xff)) % 31 == 0;
    }

    private static byte[] all(InputStream stream) throws IOException, ResponseException {
        try (stream) {
            byte[] decoded = stream.readNBytes(ResponseParser.MAX_KEPT_BYTES + 1);
            if (decoded.length > ResponseParser.MAX_KEPT_BYTES) {
                throw new ResponseException(
                        "response too large",
                        "its decoded body is longer than " + ResponseParser.MAX_KEPT_BYTES + " bytes");
            }
            return decoded;
        }
    }
}
