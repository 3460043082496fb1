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
 * @param effectiveOperations as how many independent operations they count, less than n where exceedances come in
 *     clusters; empty for objectives that are not decided by a count
 * @param observed the observed value; empty if there is none
 * @param lower its lower bound at the confidence; empty if there are too few operations for one
 * @param upper its upper bound at the confidence; empty if there are too few operations for one
 * @param confidence the confidence of the upper bound and of a pass, from 0 to 1; that of the lower bound and of a
 *     refutation is as great or greater
 * @param chance the probability of evidence against the objective that is at least as strong, if the limit were just kept;
 *     empty if the objective is not decided by a test
 * @param moreOperations about how many more operations would decide; empty if decided, or if that cannot be said
 * @param earlyChance the probability of evidence against the objective that would, while the phase ran, ever have been at
 *     least as strong if the limit were just kept; empty if the phase was not watched
 */
public record Evidence(
        long operations,
        OptionalLong exceeding,
        OptionalDouble effectiveOperations,
        OptionalDouble observed,
        OptionalDouble lower,
        OptionalDouble upper,
        double confidence,
        OptionalDouble chance,
        OptionalLong moreOperations,
        OptionalDouble earlyChance) {

    public Evidence {
        Objects.requireNonNull(exceeding, "exceeding");
        Objects.requireNonNull(effectiveOperations, "effectiveOperations");
        Objects.requireNonNull(observed, "observed");
        Objects.requireNonNull(lower, "lower");
        Objects.requireNonNull(upper, "upper");
        Objects.requireNonNull(chance, "chance");
        Objects.requireNonNull(moreOperations, "moreOperations");
        Objects.requireNonNull(earlyChance, "earlyChance");
    }

    /** Creates the evidence of a phase that was not watched. */
    public Evidence(
            long operations,
            OptionalLong exceeding,
            OptionalDouble effectiveOperations,
            OptionalDouble observed,
            OptionalDouble lower,
            OptionalDouble upper,
            double confidence,
            OptionalDouble chance,
            OptionalLong moreOperations) {
        this(
                operations,
                exceeding,
                effectiveOperations,
                observed,
                lower,
                upper,
                confidence,
                chance,
                moreOperations,
                OptionalDouble.empty());
    }

    /** Creates evidence that comes from no test of a probability. */
    public Evidence(
            long operations,
            OptionalLong exceeding,
            OptionalDouble observed,
            OptionalDouble lower,
            OptionalDouble upper,
            double confidence,
            OptionalLong moreOperations) {
        this(
                operations,
                exceeding,
                OptionalDouble.empty(),
                observed,
                lower,
                upper,
                confidence,
                OptionalDouble.empty(),
                moreOperations);
    }

    /** Returns the evidence of a run in which nothing was measured. */
    public static Evidence none() {
        return withoutBounds(0);
    }

    /** Returns the evidence of so many operations from which nothing could be estimated. */
    static Evidence withoutBounds(long operations) {
        return new Evidence(
                operations,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Judge.CONFIDENCE,
                OptionalLong.empty());
    }

    /** Returns the same with what was seen while the phase ran. */
    Evidence withEarlyChance(OptionalDouble other) {
        return new Evidence(
                operations,
                exceeding,
                effectiveOperations,
                observed,
                lower,
                upper,
                confidence,
                chance,
                moreOperations,
                other);
    }

    /** Returns the same of a phase that was ended early: how much its counts say cannot be told any more. */
    Evidence ofPart(OptionalDouble seenEarly) {
        return new Evidence(
                operations,
                exceeding,
                effectiveOperations,
                observed,
                lower,
                upper,
                confidence,
                OptionalDouble.empty(),
                OptionalLong.empty(),
                seenEarly);
    }

    /** Returns whether exceedances came in clusters, so that operations count for fewer. */
    public boolean isClustered() {
        return effectiveOperations.isPresent() && effectiveOperations.getAsDouble() < operations;
    }
}
