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
            if (duration.isNegative() || duration.compareTo(Duration.ofDays(MAX_DAYS)) > 0) {
                throw new IllegalArgumentException("a phase lasts from 0 to " + MAX_DAYS + " days, not " + duration);
            }
        }

        @Override
        public boolean isEmpty() {
            return duration.isZero();
        }
    }

    /**
     * A phase that ends after a number of operations.
     *
     * @param operations how many, 0 or more
     */
    record ForOperations(long operations) implements PhaseLength {

        public ForOperations {
            if (operations < 0) {
                throw new IllegalArgumentException("a phase has 0 or more operations, not " + operations);
            }
        }

        @Override
        public boolean isEmpty() {
            return operations == 0;
        }
    }
}
