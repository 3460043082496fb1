package io.sloguard.result;

/**
 * How far the looks of a watch lay apart while a migration ran, from the last moment before which one may have seen the
 * database to the first after which the next one must have. Immutable.
 *
 * @param medianNanos half of the gaps are at most as long
 * @param p99Nanos 99 % of the gaps are at most as long
 * @param longestNanos the longest gap
 * @param longestMissedNanos how long a wait can have been at most that no look has seen: it lies between two looks, and
 *     within the service time of the operation that waited. Every longer wait was found
 */
public record LookGaps(long medianNanos, long p99Nanos, long longestNanos, long longestMissedNanos) {

    public LookGaps {
        if (medianNanos < 0 || p99Nanos < medianNanos || longestNanos < p99Nanos) {
            throw new IllegalArgumentException("of the gaps half are at most " + medianNanos + " ns long, 99 % at most "
                    + p99Nanos + " ns, and all at most " + longestNanos + " ns, which contradict each other");
        }
        if (longestMissedNanos < 0 || longestMissedNanos > longestNanos) {
            throw new IllegalArgumentException("looks at most " + longestNanos
                    + " ns apart cannot have missed a wait of " + longestMissedNanos + " ns");
        }
    }
}
