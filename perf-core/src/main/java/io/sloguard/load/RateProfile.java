package io.sloguard.load;

import java.util.Objects;

/** How the rate of an open load runs over a phase. Immutable. */
public sealed interface RateProfile {

    /**
     * The same rate for the whole phase.
     *
     * @param rate the rate, more than 0
     */
    record Constant(Rate rate) implements RateProfile {

        public Constant {
            Objects.requireNonNull(rate, "rate");
            if (rate.isZero()) {
                throw new IllegalArgumentException("a rate of 0 plans nothing");
            }
        }

        @Override
        public String toString() {
            return rate.toString();
        }
    }

    /**
     * A rate that changes linearly over the phase.
     *
     * @param from the rate at the start of the phase
     * @param to the rate at its end; one of both is more than 0
     */
    record Ramp(Rate from, Rate to) implements RateProfile {

        public Ramp {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            if (from.isZero() && to.isZero()) {
                throw new IllegalArgumentException("a ramp from 0 to 0 plans nothing");
            }
        }

        @Override
        public String toString() {
            return from + " -> " + to;
        }
    }
}
