package io.sloguard.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The correlation of the ranks of neighbours in a series: C. Spearman's, at the lag 1. */
final class RankCorrelation {

    private RankCorrelation() {}

    /** Returns the correlation, from -1 to 1; 0 if all values are equal, or fewer than three. */
    static double ofNeighbours(double[] values) {
        double[] ranks = ranks(values);
        double mean = (values.length - 1) / 2.0;
        double squares = 0;
        double products = 0;
        for (int i = 0; i < ranks.length; i++) {
            squares += (ranks[i] - mean) * (ranks[i] - mean);
            products += i == 0 ? 0 : (ranks[i] - mean) * (ranks[i - 1] - mean);
        }
        return squares == 0 || values.length < 3 ? 0 : products / squares;
    }

    /** Returns the ranks from 0; equal values share the mean of theirs. */
    private static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + to - 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
