package io.sloguard.stats;

import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * The ranks in a sorted sample between which the true quantile lies, free of any assumption about the distribution.
 *
 * <p>They are the ranks at which the {@link BinomialTest} of the quantile changes its mind: with k the greatest number of
 * values above a limit that proves that the quantile lies at or below it, the value at rank {@code n - k} is its upper
 * bound; with k the least number that refutes it, the value at rank {@code n - k + 1} is its lower bound. For independent
 * values these are the order statistics of H. A. David, H. N. Nagaraja, Order Statistics, 3rd ed., section 7.1. Ties and
 * rounding keep both valid. Each bound is one-sided; both together have the confidence 1 - 2a.
 *
 * @param lower the rank of the lower bound, from 1; empty if the sample is too small for one
 * @param upper the rank of the upper bound, up to the size of the sample; empty if the sample is too small for one
 */
public record QuantileRanks(OptionalLong lower, OptionalLong upper) {

    /**
     * Returns the ranks for a sample. O(log n) evaluations of the distribution.
     *
     * @param test the test of the claim that values above the quantile have at most their share
     * @param size the size of the sample, 1 or more
     * @param weight as how many independent values each counts, more than 0 and at most 1
     */
    public static QuantileRanks of(BinomialTest test, long size, double weight) {
        double trials = size * weight;
        long proving = greatest(size, above -> test.chanceOfFewer(trials, above * weight) <= test.alpha());
        long notRefuting = greatest(size, above -> test.chanceOfMore(trials, above * weight) > test.alpha());
        return new QuantileRanks(
                notRefuting == size ? OptionalLong.empty() : OptionalLong.of(size - notRefuting),
                proving < 0 ? OptionalLong.empty() : OptionalLong.of(size - proving));
    }

    /** Returns the greatest count up to the size for which a predicate holds that holds for small ones; -1 if none. */
    private static long greatest(long size, LongPredicate holds) {
        long fits = -1;
        long tooMany = size + 1;
        while (tooMany - fits > 1) {
            long middle = Math.floorDiv(fits + tooMany, 2);
            if (holds.test(middle)) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return fits;
    }
}
