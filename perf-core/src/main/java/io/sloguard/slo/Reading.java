package io.sloguard.slo;

/**
 * What one run shows of a metric, and between what it would lie without the part that the load generator itself may have
 * in it.
 *
 * @param measured the value as it was measured, more than 0
 * @param least the least value that it may have without the load generator, more than 0
 * @param greatest the greatest such value
 */
record Reading(double measured, double least, double greatest) {

    Reading {
        if (!(least > 0 && least <= measured && measured <= greatest && Double.isFinite(greatest))) {
            throw new IllegalArgumentException(
                    "a reading is positive and within its range, not " + measured + " in " + least + " to " + greatest);
        }
    }

    /** How a reading is taken. */
    enum Side {
        /** As it was measured. */
        MEASURED,
        /** As low as it may be. */
        LEAST,
        /** As high as it may be. */
        GREATEST
    }

    double at(Side side) {
        return switch (side) {
            case MEASURED -> measured;
            case LEAST -> least;
            case GREATEST -> greatest;
        };
    }
}
