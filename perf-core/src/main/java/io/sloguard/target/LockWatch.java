package io.sloguard.target;

import io.sloguard.result.Blocker;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks at the locks of a database, many times a second. Used by one thread. */
public interface LockWatch extends AutoCloseable {

    /**
     * Takes one look. It costs the database less than a millisecond.
     *
     * @throws TargetException if the connection is lost
     */
    Look look();

    @Override
    void close();

    /**
     * What one look has seen.
     *
     * @param waiting the sessions that wait for a table that they want to read or write; not the migration, and not who
     *     waits for a row
     * @param steps what the migrations of the database are doing
     * @param moment when it has seen it; empty if the database does not tell
     */
    record Look(List<Waiting> waiting, List<Step> steps, Optional<Moment> moment) {

        public Look {
            waiting = List.copyOf(waiting);
            steps = List.copyOf(steps);
            Objects.requireNonNull(moment, "moment");
        }

        /** Creates a look of which the database does not tell when it has seen it. */
        public Look(List<Waiting> waiting, List<Step> steps) {
            this(waiting, steps, Optional.empty());
        }
    }

    /**
     * A moment on the clock of the database, between two readings of it. Only the difference of two moments means anything.
     *
     * @param earliestNanos the reading before, in nanoseconds
     * @param latestNanos the reading after, in nanoseconds
     */
    record Moment(long earliestNanos, long latestNanos) {

        public Moment {
            if (latestNanos < earliestNanos) {
                throw new IllegalArgumentException(
                        "a moment lies between two readings, not from " + earliestNanos + " to " + latestNanos + " ns");
            }
        }
    }

    /**
     * A session that waits for a table.
     *
     * @param session the number by which the database shows it
     * @param table the table
     * @param waitedNanos for how long so far; empty if the database does not tell
     */
    record Waiting(long session, String table, OptionalLong waitedNanos) {

        public Waiting {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(waitedNanos, "waitedNanos");
        }
    }

    /**
     * Where a migration is.
     *
     * @param session the session that makes it
     * @param name what it does, in the words of the database
     * @param blockers whom it waits for; empty if it does not wait
     */
    record Step(long session, String name, List<Blocker> blockers) {

        public Step {
            Objects.requireNonNull(name, "name");
            blockers = List.copyOf(blockers);
        }
    }
}
