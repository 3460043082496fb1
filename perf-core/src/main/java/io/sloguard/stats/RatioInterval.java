package io.sloguard.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The interval of a ratio of two totals, estimated from blocks, which may depend on each other inside but not between
 * blocks: for a mean (sum over count) or a rate (count over time).
 *
 * <p>With block sums y and sizes x over B blocks: ratio {@code R = sum y / sum x}, residuals {@code d = y - R x}, variance
 * {@code s^2 = B / (B - 1) * sum d^2 / (sum x)^2}, bounds {@code R -+ t(1 - a; B - 1) * s}. Source: W. G. Cochran, Sampling
 * Techniques, 3rd ed., section 6.4 (without the finite-population correction).
 *
 * @param ratio the estimated ratio
 * @param lower its lower bound at the confidence 1 - a
 * @param upper its upper bound at the confidence 1 - a
 * @param deviation the estimated standard deviation s of the ratio
 * @param blocks how many blocks it rests on
 */
public record RatioInterval(double ratio, double lower, double upper, double deviation, int blocks) {

    /** With fewer blocks there is no estimate of the variance worth the name. */
    public static final int MIN_BLOCKS = 5;

    /**
     * Returns the interval.
     *
     * @param sums y of each block
     * @param sizes x of each block, not negative; their total is more than 0
     * @param alpha the error probability of each side
     * @throws IllegalArgumentException if there are fewer than {@value #MIN_BLOCKS} blocks
     */
    public static RatioInterval of(double[] sums, double[] sizes, double alpha) {
        int blocks = sums.length;
        if (blocks < MIN_BLOCKS || sizes.length != blocks) {
            throw new IllegalArgumentException(
                    "needs " + MIN_BLOCKS + " or more blocks, got " + blocks + " sums and " + sizes.length + " sizes");
        }
        double sum = 0;
        double size = 0;
        for (int i = 0; i < blocks; i++) {
            sum += sums[i];
            size += sizes[i];
        }
        double ratio = sum / size;
        double squares = 0;
        for (int i = 0; i < blocks; i++) {
            double residual = sums[i] - ratio * sizes[i];
            squares += residual * residual;
        }
        double deviation = Math.sqrt(blocks / (blocks - 1.0) * squares) / size;
        double half = TDistribution.of(blocks - 1.0).inverseSurvivalProbability(alpha) * deviation;
        return new RatioInterval(ratio, ratio - half, ratio + half, deviation, blocks);
    }

    /** Returns the probability of a ratio at least as far above the limit as this one if the true ratio is the limit. */
    public double chanceAbove(double limit) {
        return chanceOf(ratio - limit);
    }

    /** Returns the probability of a ratio at least as far below the limit as this one if the true ratio is the limit. */
    public double chanceBelow(double limit) {
        return chanceOf(limit - ratio);
    }

    private double chanceOf(double distance) {
        if (deviation == 0) {
            return distance > 0 ? 0 : 1;
        }
        return TDistribution.of(blocks - 1.0).survivalProbability(distance / deviation);
    }
}
