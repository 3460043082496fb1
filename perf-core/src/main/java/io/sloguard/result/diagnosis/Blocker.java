package io.sloguard.result.diagnosis;

import java.util.Objects;

/**
 * Who held what was waited for: the end of the chain, which did not wait for a lock itself.
 *
 * @param session whose session it was: {@code another operation of this run}, {@code session 4711 (psql)}
 * @param state what the session was doing, in the words of the database: {@code active}, {@code idle in transaction}
 * @param statement its current or last statement, without the values in it; empty if that is not known
 */
public record Blocker(String session, String state, String statement) {

    public Blocker {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(statement, "statement");
    }
}
