package io.sloguard.stats;

import java.util.Arrays;

/**
 * How fresh values stand against the band of earlier ones, by ranks alone: whatever their distribution, if all values are
 * exchangeable, each order of them is as likely as any other. Of m earlier and k fresh values, all fresh ones lie above all
 * earlier ones with the probability {@code 1 / C(m + k, k)}; above all but at most j of them with {@code C(j + k, k) / C(m +
 * k, k)}: the lowest m - j of all values are then earlier ones.
 *
 * <p>Source: the precedence test, L. S. Nelson, Technometrics 5 (1963) 491-499; N. Balakrishnan and H. K. T. Ng,
 * Precedence-Type Tests and Applications (2006), chapter 3. Immutable and thread-safe.
 */
public final class Band {

    private final double[] earlier;
    private final double[] fresh;

    private Band(double[] earlier, double[] fresh) {
        this.earlier = earlier;
        this.fresh = fresh;
    }

    /**
     * Returns the band.
     *
     * @param earlier the earlier values, at least one, all more than 0 and finite
     * @param fresh the fresh values, at least one, all more than 0 and finite
     */
    public static Band of(double[] earlier, double[] fresh) {
        return new Band(sorted(earlier), sorted(fresh));
    }

    private static double[] sorted(double[] values) {
        if (values.length == 0 || !Arrays.stream(values).allMatch(value -> value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("needs values more than 0, got " + Arrays.toString(values));
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Returns the least number of earlier values above all of which so many fresh ones lie with at most this chance. */
    public static int minEarlier(int fresh, double alpha) {
        int earlier = 1;
        while (chance(0, earlier, fresh) > alpha) {
            earlier++;
        }
        return earlier;
    }

    /**
     * Returns the chance of fresh values that all lie above all but at most so many of the earlier ones.
     *
     * @param except j, from 0 to {@code earlier}
     * @param earlier m, 1 or more
     * @param fresh k, 1 or more
     */
    static double chance(int except, int earlier, int fresh) {
        double chance = 1;
        for (int i = 1; i <= fresh; i++) {
            chance *= (except + i) / (double) (earlier + i);
        }
        return chance;
    }

    /** Returns the least earlier value. */
    public double least() {
        return earlier[0];
    }

    /** Returns the greatest earlier value. */
    public double greatest() {
        return earlier[earlier.length - 1];
    }

    /** Returns the median of the earlier values. */
    public double median() {
        int middle = earlier.length / 2;
        return earlier.length % 2 == 1 ? earlier[middle] : (earlier[middle - 1] + earlier[middle]) / 2;
    }

    /** Returns whether there are enough values for {@link #lowerRatio} and {@link #upperRatio} to be bounds. */
    public boolean isTelling(double alpha) {
        return chance(0, earlier.length, fresh.length) <= alpha;
    }

    /**
     * Returns the lower bound of the factor by which fresh values are greater: the least fresh one over the greatest earlier
     * one. If the factor is f, fresh values divided by f are exchangeable with the earlier ones, so that the bound is above f
     * with the chance {@code 1 / C(m + k, k)}.
     */
    public double lowerRatio() {
        return fresh[0] / greatest();
    }

    /** Returns the upper bound of the factor: the greatest fresh value over the least earlier one. */
    public double upperRatio() {
        return fresh[fresh.length - 1] / least();
    }

    /** Returns the chance of fresh values that stand at least as high, if they were greater by this factor. */
    public double chanceAbove(double factor) {
        double lowest = fresh[0] / factor;
        return chance(
                (int) Arrays.stream(earlier).filter(value -> value >= lowest).count());
    }

    /** Returns the chance of fresh values that stand at least as low, if they were greater by this factor. */
    public double chanceBelow(double factor) {
        double highest = fresh[fresh.length - 1] / factor;
        return chance(
                (int) Arrays.stream(earlier).filter(value -> value <= highest).count());
    }

    private double chance(int except) {
        return chance(except, earlier.length, fresh.length);
    }
}
