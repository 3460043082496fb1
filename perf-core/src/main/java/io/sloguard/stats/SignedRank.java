package io.sloguard.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * By how much the second of two paired values is greater than the first, from their differences, free of any assumption
 * about their distribution but that differences lie symmetrically around the true one.
 *
 * <p>The estimate is that of J. L. Hodges and E. L. Lehmann, Annals of Mathematical Statistics 34 (1963) 598-611: the median
 * of the averages of all pairs of differences, each with itself too (Walsh averages). The bounds are those that agree with
 * F. Wilcoxon's signed-rank test, Biometrics Bulletin 1 (1945) 80-83: the k-th smallest and the k-th greatest Walsh average,
 * where k is the number of values w with {@code P(W <= w) <= a} of the exact distribution of the statistic W. Immutable.
 *
 * @param pairs the number of differences
 * @param estimate the estimated difference
 * @param lower its lower bound at the confidence 1 - a; empty if there are too few pairs for one
 * @param upper its upper bound at the confidence 1 - a; empty if there are too few pairs for one
 */
public record SignedRank(int pairs, double estimate, OptionalDouble lower, OptionalDouble upper) {

    /**
     * Returns the difference with its bounds. O(pairs^3) for the exact distribution.
     *
     * @param differences finite, at least one
     * @param alpha the error probability of each bound
     */
    public static SignedRank of(double[] differences, double alpha) {
        double[] averages = walshAverages(differences);
        int rank = boundRank(differences.length, alpha);
        return new SignedRank(
                differences.length,
                median(averages),
                rank == 0 ? OptionalDouble.empty() : OptionalDouble.of(averages[rank - 1]),
                rank == 0 ? OptionalDouble.empty() : OptionalDouble.of(averages[averages.length - rank]));
    }

    /**
     * Returns the probability that so many pairs differ upwards from a limit as strongly as these, or more so, if the true
     * difference is the limit.
     */
    public static double chanceAbove(double[] differences, double limit) {
        int above = (int) Arrays.stream(walshAverages(differences))
                .filter(average -> average > limit)
                .count();
        double[] probabilities = distribution(differences.length);
        double chance = 0;
        for (int statistic = above; statistic < probabilities.length; statistic++) {
            chance += probabilities[statistic];
        }
        return Math.min(1, chance);
    }

    /** Returns the least number of pairs that can have bounds at an error probability: {@code n >= -log2 a}. */
    public static int minPairs(double alpha) {
        int pairs = 1;
        while (boundRank(pairs, alpha) == 0) {
            pairs++;
        }
        return pairs;
    }

    /** Returns k, the number of values of the statistic that are improbably small. */
    static int boundRank(int pairs, double alpha) {
        double[] probabilities = distribution(pairs);
        double sum = 0;
        int rank = 0;
        while (rank < probabilities.length && sum + probabilities[rank] <= alpha) {
            sum += probabilities[rank];
            rank++;
        }
        return rank;
    }

    /** The distribution of the sum of those ranks 1 to n that get a plus, each with probability one half. */
    private static double[] distribution(int pairs) {
        double[] probabilities = new double[pairs * (pairs + 1) / 2 + 1];
        probabilities[0] = 1;
        int most = 0;
        for (int rank = 1; rank <= pairs; rank++) {
            most += rank;
            for (int sum = most; sum >= 0; sum--) {
                double without = probabilities[sum];
                double with = sum >= rank ? probabilities[sum - rank] : 0;
                probabilities[sum] = (without + with) / 2;
            }
        }
        return probabilities;
    }

    private static double[] walshAverages(double[] differences) {
        int pairs = differences.length;
        if (pairs == 0 || !Arrays.stream(differences).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "needs one or more finite differences, got " + Arrays.toString(differences));
        }
        double[] averages = new double[pairs * (pairs + 1) / 2];
        int at = 0;
        for (int i = 0; i < pairs; i++) {
            for (int j = i; j < pairs; j++) {
                averages[at] = (differences[i] + differences[j]) / 2;
                at++;
            }
        }
        Arrays.sort(averages);
        return averages;
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
