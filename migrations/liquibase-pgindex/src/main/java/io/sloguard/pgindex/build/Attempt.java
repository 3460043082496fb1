package io.sloguard.pgindex.build;

import io.sloguard.pgindex.catalog.Blocker;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * How one statement of index work ended.
 *
 * @param error what the server said, or empty if the statement succeeded
 * @param isWaitExhausted whether it was given up because other sessions did not end in time
 * @param blockers who was in its way when last looked at
 * @param phase the phase it was in when last looked at
 */
record Attempt(Optional<SQLException> error, boolean isWaitExhausted, List<Blocker> blockers, Optional<String> phase) {

    static final String LOCK_NOT_AVAILABLE = "55P03";
    static final String DEADLOCK = "40P01";
    static final String NAME_TAKEN = "42P07";
    static final String DUPLICATE_KEY = "23505";
    static final String UNDEFINED_OBJECT = "42704";

    private static final List<String> CONNECTION_LOST = List.of("08", "57P");

    Attempt {
        blockers = List.copyOf(blockers);
    }

    boolean isSuccess() {
        return error.isEmpty();
    }

    boolean failedWith(String sqlState) {
        return error.map(SQLException::getSQLState).filter(sqlState::equals).isPresent();
    }

    /** Tells whether trying again can help: a lock was not to be had, or another session won a deadlock. */
    boolean isWorthRetrying() {
        return !isWaitExhausted && (failedWith(LOCK_NOT_AVAILABLE) || failedWith(DEADLOCK));
    }

    /** Tells whether the server did not accept the statement at all: its syntax, its names, its privileges. */
    boolean isRefused() {
        String state = error.map(SQLException::getSQLState).orElse("");
        return (state.startsWith("42") && !state.equals(NAME_TAKEN)) || state.startsWith("0A");
    }

    boolean isConnectionLost() {
        String state = error.map(SQLException::getSQLState).orElse("");
        return CONNECTION_LOST.stream().anyMatch(state::startsWith);
    }

    String describe() {
        StringBuilder text = new StringBuilder();
        if (isWaitExhausted) {
            text.append("other sessions did not end in time");
        } else {
            text.append(error.map(Throwable::getMessage).orElse("succeeded"));
        }
        phase.ifPresent(value -> text.append(" (in phase '").append(value).append("')"));
        if (!blockers.isEmpty()) {
            text.append(", blocked by ").append(Blockers.describe(blockers));
        }
        return text.toString();
    }
}
