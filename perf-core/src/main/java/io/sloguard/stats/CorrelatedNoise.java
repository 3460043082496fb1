package io.sloguard.stats;

import io.sloguard.stats.ChangePoints.Split;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Series without a change in which each value resembles the one before: normal, autoregressive of first order. Their waves
 * look like steps, the more so the shorter the series; so a split is compared with the best splits of such noise (surrogates, J. Theiler
 * et al., Physica D 58 (1992) 77-94). Not for several threads: it draws from one sequence of random numbers.
 */
final class CorrelatedNoise {

    /** With fewer, a chance of {@link #ALPHA} could not be told from a greater one. */
    static final int SURROGATES = 299;

    /** Splits of noise that are as clear are this rare, or a split is taken for a wave. */
    static final double ALPHA = 0.03;

    /**
     * What is added to the correlation, in parts of 1 / n: a split that was chosen takes correlation out of the residuals. Found by
     * simulation, see docs/decisions/0141.
     */
    private static final double CHOSEN_SPLIT = 10;

    private static final double LEAST_DIVISOR = 0.2;
    private static final double MOST = 0.95;

    private final double correlation;
    private final SplittableRandom random;

    /**
     * Creates the noise.
     *
     * @param correlation of neighbours, from 0 to less than 1
     */
    CorrelatedNoise(double correlation, SplittableRandom random) {
        this.correlation = correlation;
        this.random = random;
    }

    /**
     * Returns noise whose neighbours are at least as alike as those of a series about its levels: {@code (r + k / n) / (1 - 3 k / n) + 10 /
     * n}, with the correlation r of the residuals about k means of n values, freed of the bias of M. G. Kendall, Biometrika 41 (1954)
     * 403-404, and the allowance for a split that was chosen; from 0 to {@value #MOST}.
     */
    static CorrelatedNoise like(double[] values, List<Split> splits, SplittableRandom random) {
        double products = 0;
        double squares = 0;
        int from = 0;
        for (int i = 0; i <= splits.size(); i++) {
            int to = i == splits.size() ? values.length : splits.get(i).at();
            double mean = Arrays.stream(values, from, to).average().orElse(0);
            for (int at = from; at < to; at++) {
                squares += (values[at] - mean) * (values[at] - mean);
                products += at == from ? 0 : (values[at] - mean) * (values[at - 1] - mean);
            }
            from = to;
        }
        double meansPerValue = (splits.size() + 1.0) / values.length;
        double found = squares == 0 ? 0 : products / squares;
        double unbiased = (found + meansPerValue) / Math.max(LEAST_DIVISOR, 1 - 3 * meansPerValue);
        return new CorrelatedNoise(Math.max(0, Math.min(MOST, unbiased + CHOSEN_SPLIT / values.length)), random);
    }

    double correlation() {
        return correlation;
    }

    /**
     * Returns the probability that noise of the same length has a split at least as clear; 1 as soon as it is known to be
     * greater than {@value #ALPHA}. O(B n log n).
     *
     * @param segment values between two changes, with the split in question as their best one
     */
    double chanceOfSplit(double[] segment) {
        double clearness = clearness(segment);
        double most = ALPHA * (SURROGATES + 1);
        int asClear = 0;
        for (int i = 0; i < SURROGATES && asClear + 1 <= most; i++) {
            asClear += clearness(noise(segment.length)) >= clearness ? 1 : 0;
        }
        return asClear + 1 > most ? 1 : (asClear + 1.0) / (SURROGATES + 1);
    }

    private double[] noise(int length) {
        double fresh = Math.sqrt(1 - correlation * correlation);
        double[] noise = new double[length];
        for (int i = 0; i < length; i++) {
            noise[i] = i == 0 ? random.nextGaussian() : correlation * noise[i - 1] + fresh * random.nextGaussian();
        }
        return noise;
    }

    /** Returns the statistic of the best split over the mean distance from the medians on its sides: without a unit. */
    private static double clearness(double[] values) {
        SegmentEnergy energy = new SegmentEnergy(values, 0, values.length);
        if (energy.statistic() <= 0) {
            return 0;
        }
        double spread = distances(Arrays.copyOfRange(values, 0, energy.split()))
                + distances(Arrays.copyOfRange(values, energy.split(), values.length));
        return spread == 0 ? Double.POSITIVE_INFINITY : energy.statistic() * values.length / spread;
    }

    private static double distances(double[] values) {
        double median = ChangePoints.median(values);
        return Arrays.stream(values).map(value -> Math.abs(value - median)).sum();
    }
}
