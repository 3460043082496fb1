package io.sloguard.stats;

/**
 * How fast events use up what a bound on their probability allows: 1 is just as fast as allowed. With K events among n trials
 * and the bound q, the burn is {@code (K / n) / q}; its lower bound is that of the probability by Clopper and Pearson over q.
 * It is not rounded. Source: B. Beyer et al., The Site Reliability Workbook (2018), chapter 5.
 *
 * @param burn the burn
 * @param lower its lower bound at the confidence 1 - a
 */
public record BurnRate(double burn, double lower) {

    /**
     * Returns the burn.
     *
     * @param trials n, more than 0
     * @param events K, from 0 to n
     * @param bound q, more than 0 and less than 1
     * @param alpha the error probability a of the lower bound
     */
    public static BurnRate of(long trials, long events, double bound, double alpha) {
        return new BurnRate(
                (double) events / trials / bound,
                new BinomialTest(bound, alpha).lower((double) trials, (double) events) / bound);
    }

    /**
     * Returns the burn from which on an alarm is raised, so that it costs at most a share of the budget of the whole window:
     * {@code share * window / part}. The site reliability workbook has 14.4, 6, 3 and 1 for 2 % in an hour, 5 % in six hours,
     * 10 % in a day and 10 % in three days of a window of 30 days.
     *
     * @param share of the budget, more than 0 and at most 1
     * @param window the length of the whole window, in any unit
     * @param part the length of the part that is looked at, in the same unit
     */
    public static double factor(double share, double window, double part) {
        return share * window / part;
    }
}
