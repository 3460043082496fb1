package io.sloguard.scenarios.postgres.plan;

import java.sql.SQLException;

/** Thrown when an index is to be hidden that there is not. */
final class MissingIndexException extends SQLException {

    private static final long serialVersionUID = 1L;
    private static final String UNDEFINED_OBJECT = "42704";

    private final String reason;

    MissingIndexException(String index) {
        super("there is no index named " + index, UNDEFINED_OBJECT);
        this.reason = "there is no index named " + index;
    }

    String reason() {
        return reason;
    }
}
