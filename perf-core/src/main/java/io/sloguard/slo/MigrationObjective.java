package io.sloguard.slo;

import java.util.Objects;

/**
 * Something that is claimed of a migration alone, for example {@code lock wait <= 100ms}. Immutable; its text form is the
 * one of the grammar of {@link MigrationObjectiveParser}, in which it can be read back.
 */
public sealed interface MigrationObjective extends Objective {

    /**
     * While the migration ran, nobody waited longer for a table that he wanted to read or write.
     *
     * @param limit the limit
     */
    record LockWait(LatencyLimit limit) implements MigrationObjective {

        public LockWait {
            Objects.requireNonNull(limit, "limit");
        }

        @Override
        public double limitValue() {
            return (double) limit.nanos();
        }

        @Override
        public String metric() {
            return "lock wait";
        }

        @Override
        public String toString() {
            return metric() + " " + limit;
        }
    }

    /** The migration leaves no INVALID index behind. */
    record NoInvalidIndex() implements MigrationObjective {

        @Override
        public double limitValue() {
            return 0;
        }

        @Override
        public String metric() {
            return "invalid indexes";
        }

        @Override
        public Unit unit() {
            return Unit.INDEXES;
        }

        @Override
        public String toString() {
            return "no invalid index";
        }
    }
}
