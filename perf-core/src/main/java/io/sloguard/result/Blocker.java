package io.sloguard.result;

import java.util.Objects;

/**
 * A session of the database that another one waits for.
 *
 * @param session the number by which the database shows it
 * @param application how it calls itself; empty if it does not
 * @param statement what it executes, or executed last; empty if the database does not tell
 */
public record Blocker(long session, String application, String statement) {

    public Blocker {
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(statement, "statement");
    }
}
