package io.sloguard.stats;

import java.util.Arrays;

/**
 * Events among trials, counted in consecutive slots of time: what is needed to see whether events come in clusters.
 * Immutable and thread-safe.
 *
 * <p>With x trials and y events in a slot, n and K in all of them and the share {@code q = K / n}, the residual of a slot is
 * {@code d = y - q x}. Slots without trials say nothing and are left out.
 */
public final class EventSeries {

    private final long[] trials;
    private final long[] events;
    private final long totalTrials;
    private final long totalEvents;

    private EventSeries(long[] trials, long[] events) {
        this.trials = trials;
        this.events = events;
        this.totalTrials = Arrays.stream(trials).sum();
        this.totalEvents = Arrays.stream(events).sum();
    }

    /**
     * Returns the series of these counts.
     *
     * @param trials the number of trials in each slot, in the order of time
     * @param events the number of events among them
     * @throws IllegalArgumentException if a slot has fewer trials than events, or a negative count
     */
    public static EventSeries of(long[] trials, long[] events) {
        if (trials.length != events.length) {
            throw new IllegalArgumentException(trials.length + " slots of trials, " + events.length + " of events");
        }
        long[] someTrials = new long[trials.length];
        long[] theirEvents = new long[trials.length];
        int slots = 0;
        for (int i = 0; i < trials.length; i++) {
            if (events[i] < 0 || events[i] > trials[i]) {
                throw new IllegalArgumentException(
                        "slot " + i + " has " + events[i] + " events among " + trials[i] + " trials");
            }
            if (trials[i] > 0) {
                someTrials[slots] = trials[i];
                theirEvents[slots] = events[i];
                slots++;
            }
        }
        return new EventSeries(Arrays.copyOf(someTrials, slots), Arrays.copyOf(theirEvents, slots));
    }

    /** Returns how many slots have trials. */
    public int slots() {
        return trials.length;
    }

    /** Returns whether every trial came out the same way, so that nothing can be said about clusters. */
    public boolean isUniform() {
        return totalEvents == 0 || totalEvents == totalTrials;
    }

    /**
     * Returns the same events in at most so many slots, each with about the same number of trials; this series if it has
     * no more.
     */
    public EventSeries inSlots(int most) {
        if (slots() <= most) {
            return this;
        }
        long[] merged = new long[most];
        long[] theirEvents = new long[most];
        long before = 0;
        for (int i = 0; i < slots(); i++) {
            int slot = (int) ((double) before / totalTrials * most);
            merged[slot] += trials[i];
            theirEvents[slot] += events[i];
            before += trials[i];
        }
        return of(merged, theirEvents);
    }

    /**
     * Returns the design effect: the variance of the share between slots over the one of independent trials, {@code B / (B
     * - 1) * sum d^2 / (n q (1 - q))} with B slots; about 1 for independent trials, the size of a cluster for trials that
     * come out alike in clusters. Source: W. G. Cochran, Sampling Techniques, 3rd ed., section 9.4 and 6.4.
     *
     * @throws IllegalStateException if the series is uniform or has a single slot
     */
    public double designEffect() {
        double slots = checkedSlots();
        return slots / (slots - 1) * squares(residuals()) / binomialVariance();
    }

    /**
     * Returns the design effect with the dependence of neighbouring slots: the one of each slot times the integrated
     * autocorrelation time of the residuals, {@code -1 + 2 sum G}, where G are the sums of two successive autocorrelations,
     * from the lag 0 on, as long as they are positive and made monotone. Source: C. J. Geyer, Statistical Science 7 (1992)
     * 473-483, section 3.3. O(slots * lags).
     *
     * @param lags slots that are further apart are taken for independent
     * @throws IllegalStateException if the series is uniform or has a single slot
     */
    public double integratedDesignEffect(int lags) {
        checkedSlots();
        double[] residuals = residuals();
        double squares = squares(residuals);
        double sum = 0;
        double before = Double.POSITIVE_INFINITY;
        for (int lag = 0; lag < lags && lag + 1 < residuals.length; lag += 2) {
            double pair = (product(residuals, lag) + product(residuals, lag + 1)) / squares;
            if (!(pair > 0)) {
                break;
            }
            before = Math.min(before, pair);
            sum += before;
        }
        return squares / binomialVariance() * Math.max(1, 2 * sum - 1);
    }

    /**
     * Returns the correlation of the residuals of neighbouring slots, from -1 to 1.
     *
     * @throws IllegalStateException if the series is uniform or has a single slot
     */
    public double neighbourCorrelation() {
        checkedSlots();
        double[] residuals = residuals();
        double squares = squares(residuals);
        return squares == 0 ? 0 : product(residuals, 1) / squares;
    }

    private int checkedSlots() {
        if (isUniform() || slots() < 2) {
            throw new IllegalStateException("a series of " + slots() + " slots with " + totalEvents + " events among "
                    + totalTrials + " trials shows no clusters");
        }
        return slots();
    }

    private double[] residuals() {
        double share = (double) totalEvents / totalTrials;
        double[] residuals = new double[slots()];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = events[i] - share * trials[i];
        }
        return residuals;
    }

    private double binomialVariance() {
        double share = (double) totalEvents / totalTrials;
        return totalTrials * share * (1 - share);
    }

    private static double squares(double[] values) {
        return product(values, 0);
    }

    private static double product(double[] values, int lag) {
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += values[i] * values[i - lag];
        }
        return sum;
    }
}
