package io.sloguard.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Where a series changes its level, and which single values stand out. Immutable.
 *
 * <p>The changes are those of E-divisive: D. S. Matteson and N. A. James, Journal of the American Statistical Association 109
 * (2014) 334-345, with their test by permutation, which keeps its error probability where tests of the chosen split do not:
 * {@code p = (z + 1) / (B + 1)} with z of B permutations that split at least as well. A segment has {@value
 * EDivisive#MIN_SEGMENT} values or more, so that a single value is never a level. Where the residuals about the levels that are
 * found so are correlated, more than independent values are in three of four series, the search is done again with blocks
 * of {@code 2 n^(1/3)} neighbours, permuted instead of values. Changes by less than a least shift are dropped, the
 * weakest first, and then those that {@link CorrelatedNoise} as correlated as the residuals has in more than 3 of 100 series of that length; shifts are the estimate of J. L. Hodges and E. L. Lehmann for two samples.
 *
 * <p>A value stands out if it is further from the median of its segment than {@value #SPREADS} times the spread, {@code
 * 1.4826 * MAD}, and than the least shift: B. Iglewicz and D. C. Hoaglin, How to Detect and Handle Outliers (1993).
 *
 * @param changes the changes, ascending
 * @param outliers the positions of values that stand out, ascending
 */
public record ChangePoints(List<Change> changes, List<Integer> outliers) {

    /** The 75 % quantile of the standard normal: about what independent values exceed in one of four series. */
    private static final double GATE = 0.6745;

    private static final double SPREADS = 3.5;
    private static final double MAD_OF_NORMAL = 1.4826;
    private static final int MIN_FOR_SPREAD = 5;

    /**
     * A change of level.
     *
     * @param at the position of the first value of the new level, from 0
     * @param shift by how much the values are greater than those before
     * @param chance the probability of a split at least as clear if there is no change
     */
    public record Change(int at, double shift, double chance) {}

    /**
     * How changes are looked for.
     *
     * @param alpha the error probability of each test
     * @param permutations how many permutations a test takes at most, B
     * @param minShift changes by less are dropped, 0 or more
     * @param seed the same seed finds the same changes
     */
    public record Search(double alpha, int permutations, double minShift, long seed) {

        public Search {
            if (!(alpha > 0 && alpha < 0.5) || permutations < 1 || (permutations + 1) * alpha < 1) {
                throw new IllegalArgumentException(permutations + " permutations cannot be as improbable as " + alpha);
            }
            if (!(minShift >= 0)) {
                throw new IllegalArgumentException("a least shift is 0 or more, not " + minShift);
            }
        }
    }

    public ChangePoints {
        changes = List.copyOf(changes);
        outliers = List.copyOf(outliers);
    }

    /**
     * Returns the changes of a series. O((k + 1) B n log n) for k changes; about {@code 20 n log n} for a series without one,
     * whose tests end early.
     *
     * @param values the series in its order, finite
     */
    public static ChangePoints of(double[] values, Search search) {
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("needs finite values, got " + Arrays.toString(values));
        }
        List<Split> splits = new ArrayList<>(splits(values, search));
        List<Change> changes = changes(values, splits);
        SplittableRandom random = new SplittableRandom(search.seed());
        Optional<Change> doubtful = doubtful(values, changes, splits, search, random);
        while (doubtful.isPresent()) {
            int at = doubtful.get().at();
            splits.removeIf(split -> split.at() == at);
            changes = changes(values, splits);
            doubtful = doubtful(values, changes, splits, search, random);
        }
        return new ChangePoints(changes, outliers(values, changes, search.minShift()));
    }

    /** Returns the change that is dropped next: the least one that is too small, else the one most like a wave. */
    private static Optional<Change> doubtful(
            double[] values, List<Change> changes, List<Split> splits, Search search, SplittableRandom random) {
        Optional<Change> weakest = changes.stream().min(Comparator.comparingDouble(change -> Math.abs(change.shift())));
        if (weakest.isEmpty() || Math.abs(weakest.get().shift()) < search.minShift()) {
            return weakest;
        }
        CorrelatedNoise noise = CorrelatedNoise.like(values, splits, random);
        double greatest = CorrelatedNoise.ALPHA;
        Optional<Change> wave = Optional.empty();
        for (int i = 0; i < splits.size(); i++) {
            int from = i == 0 ? 0 : splits.get(i - 1).at();
            int to = i == splits.size() - 1 ? values.length : splits.get(i + 1).at();
            double chance = noise.chanceOfSplit(Arrays.copyOfRange(values, from, to));
            if (chance > greatest) {
                greatest = chance;
                wave = Optional.of(changes.get(i));
            }
        }
        return wave;
    }

    /**
     * Where the search splits.
     *
     * @param at the position of the first value behind the split
     * @param chance the probability of a split at least as good without a change
     */
    record Split(int at, double chance) {}

    private static List<Split> splits(double[] values, Search search) {
        List<Split> splits = new EDivisive(values, search, 1).splits();
        if (splits.isEmpty()
                || RankCorrelation.ofNeighbours(residuals(values, splits)) <= GATE / Math.sqrt(values.length)) {
            return splits;
        }
        int block = (int) Math.ceil(2 * Math.cbrt(values.length));
        return new EDivisive(values, search, block).splits();
    }

    /** About the levels, because a step would look like correlation. */
    private static double[] residuals(double[] values, List<Split> splits) {
        double[] residuals = values.clone();
        int from = 0;
        for (int i = 0; i <= splits.size(); i++) {
            int to = i == splits.size() ? values.length : splits.get(i).at();
            double median = median(Arrays.copyOfRange(values, from, to));
            for (int at = from; at < to; at++) {
                residuals[at] -= median;
            }
            from = to;
        }
        return residuals;
    }

    private static List<Change> changes(double[] values, List<Split> splits) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < splits.size(); i++) {
            int from = i == 0 ? 0 : splits.get(i - 1).at();
            int to = i == splits.size() - 1 ? values.length : splits.get(i + 1).at();
            int at = splits.get(i).at();
            double shift = shift(Arrays.copyOfRange(values, from, at), Arrays.copyOfRange(values, at, to));
            changes.add(new Change(at, shift, splits.get(i).chance()));
        }
        return changes;
    }

    /** Returns the median of the differences of all pairs. */
    private static double shift(double[] before, double[] after) {
        double[] differences = new double[before.length * after.length];
        int at = 0;
        for (double earlier : before) {
            for (double later : after) {
                differences[at] = later - earlier;
                at++;
            }
        }
        return median(differences);
    }

    private static List<Integer> outliers(double[] values, List<Change> changes, double minShift) {
        List<Integer> outliers = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= changes.size(); i++) {
            int to = i == changes.size() ? values.length : changes.get(i).at();
            addOutliers(values, from, to, minShift, outliers);
            from = to;
        }
        return outliers;
    }

    private static void addOutliers(double[] values, int from, int to, double minShift, List<Integer> outliers) {
        if (to - from < MIN_FOR_SPREAD) {
            return;
        }
        double[] segment = Arrays.copyOfRange(values, from, to);
        double median = median(segment);
        double mad = median(
                Arrays.stream(segment).map(value -> Math.abs(value - median)).toArray());
        double most = Math.max(minShift, SPREADS * MAD_OF_NORMAL * mad);
        for (int i = from; i < to; i++) {
            if (Math.abs(values[i] - median) > most) {
                outliers.add(i);
            }
        }
    }

    /** Returns the median of some values. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
