package io.sloguard.stats;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The tail of a distribution above a value u, as heavy as that of V. Pareto: {@code P(X > x) = s (x / u)^(-1/g)} with the
 * share s above u. The index g is estimated by the mean of {@code ln(X / u)} over the excesses, and with m of these, {@code 2
 * m mean / g} is chi-squared with 2 m degrees of freedom. Sources: B. M. Hill, Annals of Statistics 3 (1975) 1163-1174; I.
 * Weissman, Journal of the American Statistical Association 73 (1978) 812-815.
 *
 * <p>Latencies whose tail is lighter, as that of the lognormal is, exceed x less often than this says. Says nothing about
 * events of another kind that did not happen. Immutable.
 *
 * @param shareAbove s, more than 0 and less than 1
 * @param meanLogExcess the mean of {@code ln(X / u)} over the values above u, 0 or more
 * @param excesses m, how many independent excesses the mean rests on, more than 0; need not be whole
 */
public record ParetoTail(double shareAbove, double meanLogExcess, double excesses) {

    public ParetoTail {
        if (!(shareAbove > 0 && shareAbove < 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1 and not at " + shareAbove);
        }
        if (!(meanLogExcess >= 0 && meanLogExcess < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a mean excess is finite and at least 0 and not " + meanLogExcess);
        }
        if (!(excesses > 0 && excesses < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("excesses are more than 0 and not " + excesses);
        }
    }

    /** Returns the upper bound of the index g at the confidence {@code 1 - alpha}. */
    public double upperIndex(double alpha) {
        double freedom = 2 * excesses;
        return freedom * meanLogExcess / ChiSquaredDistribution.of(freedom).inverseCumulativeProbability(alpha);
    }

    /**
     * Returns the share beyond x if the tail is as heavy as its upper bound says.
     *
     * @param ratio x / u, 1 or more
     * @param alpha the error probability of the bound
     */
    public double upperShareBeyond(double ratio, double alpha) {
        if (!(ratio >= 1)) {
            throw new IllegalArgumentException("a tail is asked for what lies in it, not at the ratio " + ratio);
        }
        double index = upperIndex(alpha);
        return index == 0 ? 0 : shareAbove * Math.pow(ratio, -1 / index);
    }
}
