package io.sloguard.load;

import java.time.Duration;
import java.util.Objects;

/** How long a phase is: a duration or a number of operations. Immutable. */
public sealed interface PhaseLength {

    /** Returns whether the phase is empty, so that it is skipped. */
    boolean isEmpty();

    /**
     * A phase that ends after a time.
     *
     * @param duration the time, 0 or more and at most {@value #MAX_DAYS} days
     */
    record ForDuration(Duration duration) implements PhaseLength {

        /** The longest phase, in days. */
        public static final int MAX_DAYS = 7;

        public ForDuration {
            Objects.requireNonNull(duration, "duration");
            if (!canLast(duration)) {
                throw new IllegalArgumentException("a phase lasts from 0 to " + MAX_DAYS + " days, not " + duration);
            }
        }

        /** Returns whether something that is planned can last so long: neither negative nor beyond the longest phase. */
        static boolean canLast(Duration duration) {
            return !duration.isNegative() && duration.compareTo(Duration.ofDays(MAX_DAYS)) <= 0;
        }

        @Override
        public boolean isEmpty() {
            return duration.isZero();
        }
    }

    /**
     * A phase that ends after a number of operations.
     *
     * @param operations how many, from 0 to {@link ArrivalSchedule#MAX_ARRIVALS}
     */
    record ForOperations(long operations) implements PhaseLength {

        public ForOperations {
            if (operations < 0) {
                throw new IllegalArgumentException("a phase has 0 or more operations, not " + operations);
            }
            ArrivalSchedule.checkedCount(operations);
        }

        @Override
        public boolean isEmpty() {
            return operations == 0;
        }
    }
}
