package io.sloguard.stats;

import io.sloguard.stats.ChangePoints.Search;
import io.sloguard.stats.ChangePoints.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** The search for the splits of one series. Mutable: each accepted split makes two segments of one. Used once. */
final class EDivisive {

    /** The fewest values of a segment. */
    static final int MIN_SEGMENT = 2;

    private static final int MIN_BLOCK = 4;

    private final double[] values;
    private final Search search;
    private final SplittableRandom random;
    private final List<SegmentEnergy> segments = new ArrayList<>();
    private final List<Split> splits = new ArrayList<>();

    EDivisive(double[] values, Search search) {
        this.values = values;
        this.search = search;
        this.random = new SplittableRandom(search.seed());
        segments.add(new SegmentEnergy(values, 0, values.length));
    }

    /** Returns the splits, ascending. */
    List<Split> splits() {
        while (true) {
            SegmentEnergy best = best();
            if (best.statistic() <= 0) {
                return splits;
            }
            double chance = chance(best);
            if (chance > search.alpha()) {
                return splits;
            }
            accept(best, chance);
        }
    }

    private SegmentEnergy best() {
        return segments.stream()
                .max(Comparator.comparingDouble(SegmentEnergy::statistic))
                .orElseThrow();
    }

    private void accept(SegmentEnergy best, double chance) {
        int at = best.from() + best.split();
        splits.add(new Split(at, chance));
        splits.sort(Comparator.comparingInt(Split::at));
        segments.remove(best);
        segments.add(new SegmentEnergy(values, best.from(), at));
        segments.add(new SegmentEnergy(values, at, best.to()));
    }

    /** Permutes until the chance is known, or known to be greater than the error probability. */
    private double chance(SegmentEnergy best) {
        double statistic = best.statistic();
        int block = blockLength(best);
        double most = search.alpha() * (search.permutations() + 1);
        int asGood = 0;
        for (int i = 0; i < search.permutations() && asGood + 1 <= most; i++) {
            if (isAsGood(statistic, block)) {
                asGood++;
            }
        }
        return asGood + 1 > most ? 1 : (asGood + 1.0) / (search.permutations() + 1);
    }

    private boolean isAsGood(double statistic, int block) {
        boolean found = false;
        for (SegmentEnergy segment : segments) {
            // each segment is permuted, whatever the others gave, so that the draws do not depend on that
            found |= segment.permuted(random, block) >= statistic;
        }
        return found;
    }

    /** One, unless neighbours depend on each other beyond the levels that the candidate would make. */
    private int blockLength(SegmentEnergy candidate) {
        double[] residuals = values.clone();
        for (SegmentEnergy segment : segments) {
            if (segment == candidate) {
                int at = segment.from() + segment.split();
                centre(residuals, segment.from(), at);
                centre(residuals, at, segment.to());
            } else {
                centre(residuals, segment.from(), segment.to());
            }
        }
        boolean isCorrelated = RankCorrelation.ofNeighbours(residuals) > 2 / Math.sqrt(values.length);
        return isCorrelated ? Math.max(MIN_BLOCK, (int) Math.ceil(Math.cbrt(values.length))) : 1;
    }

    private static void centre(double[] residuals, int from, int to) {
        double median = ChangePoints.median(Arrays.copyOfRange(residuals, from, to));
        for (int i = from; i < to; i++) {
            residuals[i] -= median;
        }
    }
}
