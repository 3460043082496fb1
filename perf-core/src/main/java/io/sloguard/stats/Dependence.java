package io.sloguard.stats;

import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How strongly trials depend on each other: a lock wait or a pause hits many in a row, so that thirty events may be one.
 *
 * <p>The estimate is gated: unless a test of the series finds dependence, trials count in full. It finds it if the design
 * effect of a series, in at most {@value #BLOCKS} blocks or in its own slots, exceeds the 98.75 % quantile of {@code
 * chi^2(B - 1) / (B - 1)}, or if the residuals of neighbouring slots correlate by more than the same quantile of the
 * standard normal over {@code sqrt(B)}. The design effect is then the greatest of all estimates, those by blocks and those
 * integrated over the autocorrelation, and the effective number of trials is that of E. L. Korn and B. I. Graubard, Survey
 * Methodology 24 (1998) 193-201: {@code n / deff * (t(1 - a; n - 1) / t(1 - a; B - 1))^2}.
 *
 * <p>Blocks, and slots as far apart as a block is long, are taken for independent: else a system that fails for half of the
 * time would show a single cluster, and refute nothing. Simulated error rates are in the project's docs/objectives.md. What
 * no estimate can see is a cluster that did not happen during the run. Immutable.
 *
 * @param designEffect how many trials count as one, 1 or more
 * @param blocks how many blocks the estimate rests on; 0 if trials count in full
 */
public record Dependence(double designEffect, int blocks) {

    /** Trials that do not depend on each other. */
    public static final Dependence NONE = new Dependence(1, 0);

    /** With so many blocks the variance between them is estimated well, and each is as long as can be. */
    public static final int BLOCKS = 20;

    /** In fewer blocks a variance means nothing. */
    private static final int MIN_BLOCKS = 5;

    /** Bounds the cost of the autocorrelation. */
    private static final int MAX_SLOTS = 2_000;

    private static final double GATE = 0.9875;

    public Dependence {
        if (!(designEffect >= 1)) {
            throw new IllegalArgumentException("a design effect is 1 or more, not " + designEffect);
        }
    }

    /**
     * Returns the dependence that the series show.
     *
     * @param series the events in question and companions, other events of the same trials, which reveal dependence also
     *     where the events in question are rare; series that say nothing are passed over
     */
    public static Dependence of(List<EventSeries> series) {
        List<EventSeries> telling = series.stream()
                .map(one -> one.inSlots(MAX_SLOTS))
                .filter(one -> !one.isUniform() && one.inSlots(BLOCKS).slots() >= MIN_BLOCKS)
                .toList();
        if (telling.stream().noneMatch(Dependence::isDependent)) {
            return NONE;
        }
        double designEffect = telling.stream()
                .flatMapToDouble(one ->
                        DoubleStream.of(1, one.inSlots(BLOCKS).designEffect(), one.integratedDesignEffect(lags(one))))
                .max()
                .orElse(1);
        int blocks = telling.stream()
                .mapToInt(one -> one.inSlots(BLOCKS).slots())
                .max()
                .orElse(0);
        return new Dependence(designEffect, blocks);
    }

    private static int lags(EventSeries series) {
        return Math.max(1, series.slots() / BLOCKS);
    }

    private static boolean isDependent(EventSeries series) {
        double least = NormalDistribution.of(0, 1).inverseCumulativeProbability(GATE) / Math.sqrt(series.slots());
        return isClustered(series.inSlots(BLOCKS)) || isClustered(series) || series.neighbourCorrelation() > least;
    }

    private static boolean isClustered(EventSeries series) {
        double freedom = series.slots() - 1.0;
        double most = ChiSquaredDistribution.of(freedom).inverseCumulativeProbability(GATE) / freedom;
        return series.designEffect() > most;
    }

    /** Returns whether trials count for less than their number. */
    public boolean isFound() {
        return blocks > 0;
    }

    /**
     * Returns as how many independent trials so many dependent ones count.
     *
     * @param trials n, 1 or more
     * @param alpha the error probability of the bounds that will be computed from it
     */
    public double effective(long trials, double alpha) {
        if (!isFound() || trials < 2) {
            return trials;
        }
        double many = TDistribution.of(trials - 1.0).inverseSurvivalProbability(alpha);
        double few = TDistribution.of(blocks - 1.0).inverseSurvivalProbability(alpha);
        double penalty = Math.min(1, many / few);
        return trials / designEffect * penalty * penalty;
    }
}
