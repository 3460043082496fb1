package io.sloguard.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The slope of a series and whether it is one, whatever the distribution, hardly moved by outliers.
 *
 * <p>The slope is the median of the slopes of all pairs of points with different positions: H. Theil, Proceedings of the
 * Royal Netherlands Academy of Sciences 53 (1950); P. K. Sen, Journal of the American Statistical Association 63 (1968)
 * 1379-1389. Whether it is one tells the test of H. B. Mann, Econometrica 13 (1945) 245-259, and M. G. Kendall: S counts
 * the pairs that rise minus those that fall; without ties its variance is {@code n (n - 1) (2n + 5) / 18}, and each group of
 * t equal values takes {@code t (t - 1) (2t + 5) / 18} away; {@code z = (S - sign S) / sqrt(var)} is about normal from eight
 * points on. Assumes that points do not depend on each other beyond the trend. Immutable.
 *
 * @param points how many points there are
 * @param slope by how much the value changes per unit of position
 * @param chance the two-sided probability of a trend at least as clear if there is none
 */
public record TheilSen(int points, double slope, double chance) {

    /** With fewer points nothing is said. */
    public static final int MIN_POINTS = 8;

    /**
     * Returns the slope. O(n^2 log n).
     *
     * @param positions where the points are, not all the same
     * @param values their values, finite
     * @throws IllegalArgumentException if there are fewer than {@value #MIN_POINTS} points
     */
    public static TheilSen of(double[] positions, double[] values) {
        if (values.length < MIN_POINTS || positions.length != values.length) {
            throw new IllegalArgumentException("needs " + MIN_POINTS + " or more points, got " + positions.length
                    + " positions and " + values.length + " values");
        }
        double[] slopes = new double[values.length * (values.length - 1) / 2];
        int pairs = 0;
        long rising = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                double distance = positions[j] - positions[i];
                if (distance != 0) {
                    slopes[pairs] = (values[j] - values[i]) / distance;
                    rising += (long) Math.signum(slopes[pairs]);
                    pairs++;
                }
            }
        }
        if (pairs == 0) {
            throw new IllegalArgumentException("all points are at the same position");
        }
        return new TheilSen(values.length, median(Arrays.copyOf(slopes, pairs)), chance(rising, values));
    }

    private static double chance(long rising, double[] values) {
        double variance = variance(values.length);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int ties = 1;
        for (int i = 1; i <= sorted.length; i++) {
            if (i < sorted.length && sorted[i] == sorted[i - 1]) {
                ties++;
            } else {
                variance -= variance(ties);
                ties = 1;
            }
        }
        if (rising == 0 || variance <= 0) {
            return 1;
        }
        double z = (Math.abs(rising) - 1) / Math.sqrt(variance);
        return Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(z));
    }

    private static double variance(double n) {
        return n * (n - 1) * (2 * n + 5) / 18;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
