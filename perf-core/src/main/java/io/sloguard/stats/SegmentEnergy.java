package io.sloguard.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How well a segment of a series can be split in two: the energy distance of G. J. Szekely and M. L. Rizzo between both
 * parts, weighted by their sizes. With sizes a and b, the sum C of the distances between the parts and those inside them, L
 * and R, each pair once: {@code ab / (a + b) * (2 C / ab - 2 L / a^2 - 2 R / b^2)}.
 *
 * <p>The distances of a value to those left of it come from two binary indexed trees over the ranks of the segment (P. M.
 * Fenwick, Software: Practice and Experience 24 (1994) 327-336), so that a scan over all splits, also of a permutation,
 * takes O(n log n) instead of O(n^2). Mutable buffers; for one thread.
 */
final class SegmentEnergy {

    private final int from;
    private final int to;

    /** The values of the segment in its order, and the rank of each, from 0. */
    private final double[] values;

    private final int[] ranks;

    /** By value: the sum of its distances to all others of the segment. */
    private final double[] distances;

    private final double total;
    private final double statistic;
    private final int split;

    private final int[] order;
    private final int[] counts;
    private final double[] sums;

    /** Creates the segment of a series between two positions, the second exclusive. */
    SegmentEnergy(double[] series, int from, int to) {
        this.from = from;
        this.to = to;
        this.values = Arrays.copyOfRange(series, from, to);
        int size = values.length;
        this.ranks = new int[size];
        this.distances = new double[size];
        this.total = rank() / 2;
        this.order = IntStream.range(0, size).toArray();
        this.counts = new int[size + 1];
        this.sums = new double[size + 1];
        double[] best = scan();
        this.statistic = best[0];
        this.split = (int) best[1];
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Returns the statistic of the best split; 0 if the segment is too short, or all values are equal. */
    double statistic() {
        return statistic;
    }

    /** Returns how many values stand before the best split. */
    int split() {
        return split;
    }

    /** Returns the statistic of the best split of a random permutation of blocks of neighbours. */
    double permuted(SplittableRandom random, int block) {
        if (values.length < 2 * EDivisive.MIN_SEGMENT) {
            return 0;
        }
        shuffle(random, block);
        return scan()[0];
    }

    private void shuffle(SplittableRandom random, int block) {
        int blocks = (values.length + block - 1) / block;
        int[] places = IntStream.range(0, blocks).toArray();
        for (int i = blocks - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = places[i];
            places[i] = places[other];
            places[other] = kept;
        }
        int at = 0;
        for (int place : places) {
            for (int i = place * block; i < Math.min(values.length, (place + 1) * block); i++) {
                order[at] = i;
                at++;
            }
        }
    }

    /** Fills ranks and distances, and returns the sum of all distances, each pair twice. */
    private double rank() {
        int[] sorted = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double sum = Arrays.stream(values).sum();
        double below = 0;
        double all = 0;
        for (int rank = 0; rank < sorted.length; rank++) {
            double value = values[sorted[rank]];
            ranks[sorted[rank]] = rank;
            double above = sum - below - value;
            double distance = value * rank - below + above - value * (sorted.length - 1 - rank);
            distances[sorted[rank]] = distance;
            all += distance;
            below += value;
        }
        return all;
    }

    /** Returns the best statistic of the current order and how many values stand before its split. */
    private double[] scan() {
        Arrays.fill(counts, 0);
        Arrays.fill(sums, 0);
        double left = 0;
        double right = total;
        double leftSum = 0;
        double best = 0;
        int bestSplit = 0;
        for (int i = 0; i < values.length - EDivisive.MIN_SEGMENT; i++) {
            int moved = order[i];
            double toLeft = distanceToLeft(moved, i, leftSum);
            left += toLeft;
            right -= distances[moved] - toLeft;
            leftSum += values[moved];
            add(moved);
            int size = i + 1;
            double energy = energy(left, right, size, values.length - size);
            if (size >= EDivisive.MIN_SEGMENT && energy > best) {
                best = energy;
                bestSplit = size;
            }
        }
        return new double[] {best, bestSplit};
    }

    private double energy(double left, double right, double a, double b) {
        double between = total - left - right;
        return a * b / (a + b) * (2 * between / (a * b) - 2 * left / (a * a) - 2 * right / (b * b));
    }

    private double distanceToLeft(int moved, int size, double leftSum) {
        int count = 0;
        double sum = 0;
        for (int i = ranks[moved]; i > 0; i -= i & -i) {
            count += counts[i];
            sum += sums[i];
        }
        double value = values[moved];
        return value * count - sum + (leftSum - sum) - value * (size - count);
    }

    private void add(int moved) {
        for (int i = ranks[moved] + 1; i <= values.length; i += i & -i) {
            counts[i]++;
            sums[i] += values[moved];
        }
    }
}
