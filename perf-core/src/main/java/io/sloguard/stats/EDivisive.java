package io.sloguard.stats;

import io.sloguard.stats.ChangePoints.Search;
import io.sloguard.stats.ChangePoints.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** The search for the splits of one series. Mutable: each accepted split makes two segments of one. Used once. */
final class EDivisive {

    /** The fewest values of a segment. */
    static final int MIN_SEGMENT = 2;

    private final double[] values;
    private final Search search;
    private final SplittableRandom random;
    private final int block;
    private final List<SegmentEnergy> segments = new ArrayList<>();
    private final List<Split> splits = new ArrayList<>();

    /**
     * Creates a search.
     *
     * @param block how many neighbours are permuted together, 1 if values do not depend on each other
     */
    EDivisive(double[] values, Search search, int block) {
        this.values = values;
        this.search = search;
        this.random = new SplittableRandom(search.seed());
        this.block = block;
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
        double most = search.alpha() * (search.permutations() + 1);
        int asGood = 0;
        for (int i = 0; i < search.permutations() && asGood + 1 <= most; i++) {
            if (isAsGood(statistic)) {
                asGood++;
            }
        }
        return asGood + 1 > most ? 1 : (asGood + 1.0) / (search.permutations() + 1);
    }

    private boolean isAsGood(double statistic) {
        boolean found = false;
        for (SegmentEnergy segment : segments) {
            // each segment is permuted, whatever the others gave, so that the draws do not depend on that
            found |= segment.permuted(random, block) >= statistic;
        }
        return found;
    }
}
