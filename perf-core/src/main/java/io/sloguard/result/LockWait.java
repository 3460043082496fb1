package io.sloguard.result;

import java.util.Objects;

/**
 * One session that had to wait for a table before it could read or write it.
 *
 * @param session the number by which the database shows the session
 * @param table the table
 * @param span when it waited, as far as is certain: it may have begun and ended up to one look of the watch earlier and later
 * @param mostNanos the longest that it can have waited
 */
public record LockWait(long session, String table, Span span, long mostNanos) {

    public LockWait {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(span, "span");
        if (mostNanos < span.nanos()) {
            throw new IllegalArgumentException(
                    "a wait of at least " + span.nanos() + " ns cannot be one of at most " + mostNanos);
        }
    }

    /** Returns how long it waited at least, in nanoseconds. */
    public long leastNanos() {
        return span.nanos();
    }
}
