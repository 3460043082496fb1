package io.sloguard.pgindex.catalog;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A session, or a prepared transaction, that index work has to wait for.
 *
 * @param who how to find it: a process id or the name of a prepared transaction
 * @param transaction identity of its transaction, to tell a new one from one that is still there
 * @param application its application name and role
 * @param state what it is doing, if that may be seen
 * @param age how long its transaction is open, if that may be seen
 * @param reason why it is in the way
 * @param lastStatement its last statement, if that may be seen
 */
public record Blocker(
        String who,
        String transaction,
        String application,
        Optional<String> state,
        Optional<Duration> age,
        String reason,
        Optional<String> lastStatement) {

    private static final String HIDDEN = "its statement is hidden: grant pg_read_all_stats to this role to see it";

    /**
     * Describes the blocker for a person who has to find it.
     *
     * @return one line without secrets of its own: who, what it does, how long, why, last statement
     */
    public String describe() {
        StringBuilder text = new StringBuilder(who).append(" (").append(application);
        state.ifPresent(value -> text.append(", ").append(value));
        age.ifPresent(value -> text.append(String.format(Locale.ROOT, " for %.1f s", value.toMillis() / 1000.0)));
        text.append(", ").append(reason).append(", ");
        text.append(lastStatement.map(value -> "last statement: " + value).orElse(HIDDEN));
        return text.append(')').toString();
    }

    @Override
    public String toString() {
        return describe();
    }
}
