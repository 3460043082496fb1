package io.sloguard.stats;

import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The ranks in a sorted sample between which the true quantile lies, free of any assumption about the distribution.
 *
 * <p>The number of values at or below the true p-quantile is {@code Bin(n, p)}, so the value at rank s is an upper bound
 * with confidence 1 - a if {@code P(Bin(n, p) <= s - 1) >= 1 - a}, and the value at rank r a lower one if {@code P(Bin(n,
 * p) <= r - 1) <= a}. Source: H. A. David, H. N. Nagaraja, Order Statistics, 3rd ed., section 7.1. Ties and rounding keep
 * both valid. Each bound is one-sided; both together have the confidence 1 - 2a.
 *
 * @param lower the rank r of the lower bound, from 1; empty if the sample is too small for one
 * @param upper the rank s of the upper bound, up to the size of the sample; empty if the sample is too small for one
 */
public record QuantileRanks(OptionalLong lower, OptionalLong upper) {

    /**
     * Returns the ranks for a sample. O(log n) evaluations of the distribution.
     *
     * @param size the size of the sample, from 1 to 2^31 - 1
     * @param quantile p, more than 0 and less than 1
     * @param alpha the error probability of each side
     */
    public static QuantileRanks of(long size, double quantile, double alpha) {
        BinomialDistribution below = BinomialDistribution.of(Math.toIntExact(size), quantile);
        return new QuantileRanks(lowerRank(below, size, alpha), upperRank(below, size, alpha));
    }

    /** The largest rank r with F(r - 1) <= a: found by bisection over the distribution function, not by its inverse. */
    private static OptionalLong lowerRank(BinomialDistribution below, long size, double alpha) {
        long fits = 0;
        long tooHigh = size + 1;
        while (tooHigh - fits > 1) {
            long middle = (fits + tooHigh) / 2;
            if (below.cumulativeProbability((int) middle - 1) <= alpha) {
                fits = middle;
            } else {
                tooHigh = middle;
            }
        }
        return fits == 0 ? OptionalLong.empty() : OptionalLong.of(fits);
    }

    /** The smallest rank s with F(s - 1) >= 1 - a, that is with P(Bin > s - 1) <= a. */
    private static OptionalLong upperRank(BinomialDistribution below, long size, double alpha) {
        long tooLow = 0;
        long fits = size + 1;
        while (fits - tooLow > 1) {
            long middle = (tooLow + fits) / 2;
            if (below.survivalProbability((int) middle - 1) <= alpha) {
                fits = middle;
            } else {
                tooLow = middle;
            }
        }
        return fits > size ? OptionalLong.empty() : OptionalLong.of(fits);
    }
}
