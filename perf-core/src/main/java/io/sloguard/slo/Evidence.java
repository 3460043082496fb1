package io.sloguard.slo;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a verdict rests on. Observed value and bounds are in the unit of the objective: nanoseconds for latencies, a share
 * from 0 to 1 for errors, operations per second for throughput.
 *
 * @param operations how many planned operations were counted, n
 * @param exceeding how many of them broke the limit, K; empty for objectives that are not decided by a count
 * @param observed the observed value; empty if there is none
 * @param lower its lower bound at the confidence; empty if there are too few operations for one
 * @param upper its upper bound at the confidence; empty if there are too few operations for one
 * @param confidence the confidence of each bound and of the decision, from 0 to 1
 * @param moreOperations about how many more operations would decide; empty if decided, or if that cannot be said
 */
public record Evidence(
        long operations,
        OptionalLong exceeding,
        OptionalDouble observed,
        OptionalDouble lower,
        OptionalDouble upper,
        double confidence,
        OptionalLong moreOperations) {

    public Evidence {
        Objects.requireNonNull(exceeding, "exceeding");
        Objects.requireNonNull(observed, "observed");
        Objects.requireNonNull(lower, "lower");
        Objects.requireNonNull(upper, "upper");
        Objects.requireNonNull(moreOperations, "moreOperations");
    }

    /** Returns the evidence of a run in which nothing was measured. */
    public static Evidence none() {
        return new Evidence(
                0,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Judge.CONFIDENCE,
                OptionalLong.empty());
    }
}
