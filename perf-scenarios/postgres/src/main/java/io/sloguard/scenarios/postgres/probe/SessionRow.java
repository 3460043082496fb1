package io.sloguard.scenarios.postgres.probe;

/**
 * A session that is inside a statement or a transaction, as {@code pg_stat_activity} shows it.
 *
 * @param process its process
 * @param isOurs whether it belongs to this run
 * @param name whose it is, for messages: the name of its application, else what kind of process it is
 * @param state its state; empty if we may not see it
 * @param waitType the kind of event that it waits for; empty if for none
 * @param waitEvent the event; empty if for none
 * @param statement its current or last statement as it was sent; a remark of the server if we may not see it
 */
record SessionRow(
        int process, boolean isOurs, String name, String state, String waitType, String waitEvent, String statement) {

    private static final String LOCK = "Lock";
    private static final String NOT_SHOWN = "<insufficient privilege>";

    /** Returns whether it is the session of another user, of whose doings nothing is shown. */
    boolean isHidden() {
        return statement.equals(NOT_SHOWN);
    }

    boolean waitsForLock() {
        return waitType.equals(LOCK);
    }

    boolean isIdleInTransaction() {
        return state.startsWith("idle in transaction");
    }
}
