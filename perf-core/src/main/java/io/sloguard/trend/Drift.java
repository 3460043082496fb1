package io.sloguard.trend;

/**
 * A slow change of a metric since its last change of level.
 *
 * @param ratioPerQuarter by which factor the metric grows in 13 weeks
 * @param weeks how many weeks have runs
 * @param chance the two-sided probability of a drift at least as clear if there is none
 */
public record Drift(double ratioPerQuarter, int weeks, double chance) {

    private static final double ALPHA = 0.05;

    /** Returns whether there is a drift, at an error probability of 5 %. */
    public boolean isFound() {
        return chance <= ALPHA;
    }
}
