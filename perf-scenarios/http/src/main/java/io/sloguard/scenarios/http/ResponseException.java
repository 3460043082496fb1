package io.sloguard.scenarios.http;

/** A response that cannot be used: its kind is counted, its message shown as a sample. It has no stack trace: it is no bug. */
final class ResponseException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String kind;

    ResponseException(String kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
