package io.sloguard.scenarios.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the responses of one connection, one after another, from bytes as they come (RFC 9112): fixed length, chunked, until
 * the connection closes, without a body; interim responses (1xx) are passed over. Mutable and not thread-safe; it is used
 * again for the next response, and nothing is allocated for one whose head fits and whose body is not kept.
 */
final class ResponseParser {

    /** The longest head, status line and headers, that is accepted. */
    static final int MAX_HEAD_BYTES = 64 * 1024;

    /** The longest body that is kept because a check or a capture needs it; others may have any length. */
    static final int MAX_KEPT_BYTES = 16 * 1024 * 1024;

    private static final String MALFORMED = "malformed response";
    private static final int EXCERPT_BYTES = 256;
    private static final int FIRST_HEAD_BYTES = 2048;
    private static final int NO_BODY_STATUS_BELOW = 200;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int FIRST_ERROR_STATUS = 400;
    private static final int HEX_DIGIT_BITS = 4;
    private static final long MAX_CHUNK_BYTES = 1L << 40;
    private static final byte[] CONTENT_LENGTH = ascii("content-length");
    private static final byte[] TRANSFER_ENCODING = ascii("transfer-encoding");
    private static final byte[] CONNECTION = ascii("connection");
    private static final byte[] SET_COOKIE = ascii("set-cookie");
    private static final byte[] VERSION = ascii("HTTP/1.");

    /** What the next byte belongs to. */
    private enum State {
        HEAD,
        FIXED,
        UNTIL_CLOSE,
        CHUNK_SIZE,
        CHUNK_EXTENSION,
        CHUNK_DATA,
        CHUNK_END,
        TRAILER,
        DONE
    }

    private State state = State.HEAD;
    private byte[] head = new byte[FIRST_HEAD_BYTES];
    private int headLength;
    private int lineLength;
    private byte[] body = new byte[EXCERPT_BYTES];
    private int bodyLength;
    private boolean keepsBody;
    private boolean isHeadRequest;
    private int status;
    private long remaining;
    private int chunkDigits;
    private boolean isChunked;
    private boolean staysOpen;
    private boolean hasBegun;
    private boolean setsCookies;

    /**
     * Begins the next response.
     *
     * @param wantsBody whether {@link #body} is asked for afterwards
     * @param isHead whether it answers a HEAD request and has no body
     */
    void begin(boolean wantsBody, boolean isHead) {
        keepsBody = wantsBody;
        isHeadRequest = isHead;
        bodyLength = 0;
        hasBegun = false;
        beginHead();
    }

    private void beginHead() {
        state = State.HEAD;
        headLength = 0;
        lineLength = 0;
    }

    /**
     * Takes bytes of the response.
     *
     * @return how many of them belong to it
     * @throws ResponseException if it cannot be a response; the connection is of no use any more
     */
    int feed(byte[] bytes, int length) throws ResponseException {
        int at = 0;
        hasBegun |= length > 0;
        while (at < length && state != State.DONE) {
            at = switch (state) {
                case HEAD -> head(bytes, at, length);
                case FIXED, CHUNK_DATA -> data(bytes, at, length);
                case UNTIL_CLOSE -> rest(bytes, at, length);
                default -> chunkByte(bytes[at], at);
            };
        }
        return at;
    }

    /**
     * Takes the end of the connection.
     *
     * @return whether it completes the response
     */
    boolean closed() {
        if (state == State.UNTIL_CLOSE) {
            state = State.DONE;
        }
        return state == State.DONE;
    }

    boolean isComplete() {
        return state == State.DONE;
    }

    /** Returns whether a byte of the response has come. */
    boolean hasBegun() {
        return hasBegun;
    }

    int status() {
        return status;
    }

    /** Returns whether a header sets a cookie. */
    boolean setsCookies() {
        return setsCookies;
    }

    /** Returns whether the connection can be used for another request. */
    boolean staysOpen() {
        return staysOpen;
    }

    private int head(byte[] bytes, int from, int length) throws ResponseException {
        int at = from;
        boolean isEnd = false;
        while (at < length && !isEnd) {
            byte next = bytes[at++];
            if (next == '\n') {
                // a blank line ends the head; one before the status line is passed over
                isEnd = lineLength == 0 && headLength + (at - from) > 2;
                lineLength = 0;
            } else if (next != '\r') {
                lineLength++;
            }
        }
        append(bytes, from, at - from);
        if (isEnd) {
            endHead();
        }
        return at;
    }

    private void append(byte[] bytes, int from, int count) throws ResponseException {
        if (headLength + count > MAX_HEAD_BYTES) {
            throw new ResponseException(
                    "response too large", "status line and headers are longer than " + MAX_HEAD_BYTES + " bytes");
        }
        if (headLength + count > head.length) {
            head = Arrays.copyOf(head, Math.max(headLength + count, 2 * head.length));
        }
        System.arraycopy(bytes, from, head, headLength, count);
        headLength += count;
    }

    private void endHead() throws ResponseException {
        int line = readStatusLine();
        if (status == SWITCHING_PROTOCOLS) {
            throw new ResponseException(MALFORMED, "status 101, which nobody asked for");
        }
        if (status < NO_BODY_STATUS_BELOW) {
            beginHead();
            return;
        }
        isChunked = false;
        setsCookies = false;
        long contentLength = -1;
        while (line < headLength) {
            int end = endOfLine(line);
            int colon = indexOf(':', line, end);
            if (colon > line) {
                if (isName(CONTENT_LENGTH, line, colon)) {
                    contentLength = contentLength(colon + 1, end, contentLength);
                } else if (isName(TRANSFER_ENCODING, line, colon)) {
                    isChunked = isChunked || value(colon + 1, end).endsWith("chunked");
                } else if (isName(CONNECTION, line, colon)) {
                    readConnection(value(colon + 1, end));
                } else if (isName(SET_COOKIE, line, colon)) {
                    setsCookies = true;
                }
            } else if (end > line) {
                throw new ResponseException(MALFORMED, "a header without a colon");
            }
            line = afterLine(end);
        }
        beginBody(contentLength);
    }

    private void readConnection(String value) {
        if (value.contains("close")) {
            staysOpen = false;
        } else if (value.contains("keep-alive")) {
            staysOpen = true;
        }
    }

    private void beginBody(long contentLength) {
        if (isHeadRequest || status == NO_CONTENT || status == NOT_MODIFIED) {
            state = State.DONE;
        } else if (isChunked) {
            beginChunk();
        } else if (contentLength >= 0) {
            remaining = contentLength;
            state = contentLength == 0 ? State.DONE : State.FIXED;
        } else {
            staysOpen = false;
            state = State.UNTIL_CLOSE;
        }
    }

    /** Reads {@code HTTP/1.1 200 OK} and returns where the next line begins. */
    private int readStatusLine() throws ResponseException {
        int start = 0;
        while (start < headLength && (head[start] == '\r' || head[start] == '\n')) {
            start++;
        }
        int end = endOfLine(start);
        int digits = start + VERSION.length + 2;
        if (end < digits + 3 || !isName(VERSION, start, start + VERSION.length) || head[digits - 1] != ' ') {
            throw new ResponseException(MALFORMED, "not HTTP/1.1: it begins with \"" + printable(start, end) + "\"");
        }
        staysOpen = head[start + VERSION.length] != '0';
        int read = 0;
        for (int at = digits; at < digits + 3; at++) {
            if (head[at] < '0' || head[at] > '9') {
                throw new ResponseException(MALFORMED, "no status in \"" + printable(start, end) + "\"");
            }
            read = read * 10 + (head[at] - '0');
        }
        status = read;
        return afterLine(end);
    }

    private long contentLength(int from, int end, long known) throws ResponseException {
        String text = value(from, end);
        if (text.isEmpty() || text.length() > 15 || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw new ResponseException(MALFORMED, "Content-Length is \"" + text + "\"");
        }
        long read = Long.parseLong(text);
        if (known >= 0 && known != read) {
            throw new ResponseException(MALFORMED, "two different values of Content-Length");
        }
        return read;
    }

    private int data(byte[] bytes, int from, int length) throws ResponseException {
        int count = (int) Math.min(remaining, length - from);
        keep(bytes, from, count);
        remaining -= count;
        if (remaining == 0) {
            state = state == State.FIXED ? State.DONE : State.CHUNK_END;
        }
        return from + count;
    }

    private int rest(byte[] bytes, int from, int length) throws ResponseException {
        keep(bytes, from, length - from);
        return length;
    }

    /** Keeps the body that is wanted; of an error that nobody asked for, the beginning, to be shown. */
    private void keep(byte[] bytes, int from, int count) throws ResponseException {
        int kept = count;
        if (!keepsBody) {
            kept = status < FIRST_ERROR_STATUS ? 0 : Math.min(count, EXCERPT_BYTES - bodyLength);
        } else if (bodyLength + count > MAX_KEPT_BYTES) {
            throw new ResponseException("response too large", "its body is longer than " + MAX_KEPT_BYTES + " bytes");
        }
        if (kept <= 0) {
            return;
        }
        if (bodyLength + kept > body.length) {
            body = Arrays.copyOf(body, Math.max(bodyLength + kept, 2 * body.length));
        }
        System.arraycopy(bytes, from, body, bodyLength, kept);
        bodyLength += kept;
    }

    private void beginChunk() {
        remaining = 0;
        chunkDigits = 0;
        state = State.CHUNK_SIZE;
    }

    private int chunkByte(byte next, int at) throws ResponseException {
        switch (state) {
            case CHUNK_SIZE -> chunkSize(next);
            case CHUNK_EXTENSION -> {
                if (next == '\n') {
                    endChunkSize();
                }
            }
            case CHUNK_END -> {
                if (next == '\n') {
                    beginChunk();
                } else if (next != '\r') {
                    throw new ResponseException(MALFORMED, "a chunk is longer than it says");
                }
            }
            default -> trailer(next);
        }
        return at + 1;
    }

    private void chunkSize(byte next) throws ResponseException {
        int digit = Character.digit(next, 16);
        if (digit >= 0) {
            remaining = (remaining << HEX_DIGIT_BITS) + digit;
            chunkDigits++;
            if (remaining > MAX_CHUNK_BYTES) {
                throw new ResponseException(MALFORMED, "a chunk of more than " + MAX_CHUNK_BYTES + " bytes");
            }
            return;
        }
        if (chunkDigits == 0 || (next != '\r' && next != '\n' && next != ';' && next != ' ')) {
            throw new ResponseException(MALFORMED, "a chunk without a size");
        }
        if (next == '\n') {
            endChunkSize();
        } else {
            state = State.CHUNK_EXTENSION;
        }
    }

    private void endChunkSize() {
        lineLength = 0;
        state = remaining == 0 ? State.TRAILER : State.CHUNK_DATA;
    }

    private void trailer(byte next) {
        if (next == '\n') {
            if (lineLength == 0) {
                state = State.DONE;
            }
            lineLength = 0;
        } else if (next != '\r') {
            lineLength++;
        }
    }

    /** Returns the value of the first header of that name, whatever its case. */
    Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** Returns the values of all headers of that name, in their order. */
    List<String> headers(String name) {
        byte[] lower = ascii(name.toLowerCase(Locale.ROOT));
        List<String> values = new ArrayList<>();
        int line = afterLine(endOfLine(0));
        while (line < headLength) {
            int end = endOfLine(line);
            int colon = indexOf(':', line, end);
            if (colon > line && isName(lower, line, colon)) {
                values.add(new String(head, colon + 1, end - colon - 1, StandardCharsets.ISO_8859_1).strip());
            }
            line = afterLine(end);
        }
        return values;
    }

    /** Returns the body as it came; of an error whose body was not wanted, the first {@value #EXCERPT_BYTES} bytes. */
    byte[] body() {
        return Arrays.copyOf(body, bodyLength);
    }

    private String value(int from, int end) {
        return new String(head, from, end - from, StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private String printable(int from, int end) {
        String text = new String(head, from, Math.min(end - from, 60), StandardCharsets.ISO_8859_1);
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }

    private int endOfLine(int from) {
        int end = indexOf('\n', from, headLength);
        end = end < 0 ? headLength : end;
        return end > from && head[end - 1] == '\r' ? end - 1 : end;
    }

    private int afterLine(int end) {
        int next = indexOf('\n', end, headLength);
        return next < 0 ? headLength : next + 1;
    }

    private int indexOf(int wanted, int from, int end) {
        for (int at = from; at < end; at++) {
            if (head[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    /** Compares without regard to case; the second is in lower case, or has no letters that matter. */
    private boolean isName(byte[] name, int from, int end) {
        if (end - from != name.length) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            byte there = head[from + i];
            if (there != name[i] && (there < 'A' || there > 'Z' || there + ('a' - 'A') != name[i])) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
