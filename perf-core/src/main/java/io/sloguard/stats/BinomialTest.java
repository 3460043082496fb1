package io.sloguard.stats;

import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The exact test of the claim that an event has at most a given probability, from the number of events among independent
 * trials.
 *
 * <p>With n trials, K events and the claimed bound q: proven iff {@code P(Bin(n, q) <= K) <= a}; refuted iff {@code
 * P(Bin(n, q) >= K) <= a}; each side has the error probability a. The one-sided bounds of the probability are those of
 * Clopper and Pearson, with which both rules agree: upper {@code Beta(K + 1, n - K)^-1(1 - a)}, lower {@code Beta(K, n - K
 * + 1)^-1(a)}. Source: C. J. Clopper, E. S. Pearson, Biometrika 26 (1934) 404-413.
 *
 * <p>Assumes independent trials. Trials that come in clusters count for fewer, see {@link Dependence}; for these, n and K
 * need not be whole: {@code P(Bin(n, q) <= K)} is {@code 1 - I_q(K + 1, n - K)} and {@code P(Bin(n, q) >= K)} is {@code
 * I_q(K, n - K + 1)} with the regularised incomplete beta function I, which is defined between whole numbers too. Immutable
 * and thread-safe.
 *
 * @param bound the claimed bound q, more than 0 and less than 1
 * @param alpha the error probability a of each side, more than 0 and less than 0.5
 */
public record BinomialTest(double bound, double alpha) {

    /** No prediction goes beyond so many trials. */
    private static final long MAX_TRIALS = 1_000_000_000L;

    public BinomialTest {
        if (!(bound > 0 && bound < 1)) {
            throw new IllegalArgumentException("a claimed bound lies between 0 and 1, not at " + bound);
        }
        if (!(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException("an error probability lies between 0 and 0.5, not at " + alpha);
        }
    }

    /**
     * Decides the claim.
     *
     * @param trials n, more than 0
     * @param events K, from 0 to n
     */
    public Decision decide(double trials, double events) {
        if (chanceOfFewer(trials, events) <= alpha) {
            return Decision.PROVEN;
        }
        if (chanceOfMore(trials, events) <= alpha) {
            return Decision.REFUTED;
        }
        return chanceOfFewer(trials, 0) > alpha ? Decision.TOO_FEW : Decision.UNDECIDED;
    }

    /** Returns the probability of K events or fewer if the event had the claimed bound as its probability. */
    public double chanceOfFewer(double trials, double events) {
        check(trials, events);
        return events == trials
                ? 1
                : BetaDistribution.of(events + 1, trials - events).survivalProbability(bound);
    }

    /** Returns the probability of K events or more if the event had the claimed bound as its probability. */
    public double chanceOfMore(double trials, double events) {
        check(trials, events);
        return events == 0
                ? 1
                : BetaDistribution.of(events, trials - events + 1).cumulativeProbability(bound);
    }

    /** Returns the least number of trials that prove the claim if no event happens: {@code n >= ln a / ln(1 - q)}. */
    public long minTrials() {
        long estimate = (long) Math.floor(Math.log(alpha) / Math.log1p(-bound));
        while (Math.exp(estimate * Math.log1p(-bound)) > alpha) {
            estimate++;
        }
        return estimate;
    }

    /** Returns the upper bound of the event's probability at the confidence {@code 1 - a}. */
    public double upper(double trials, double events) {
        check(trials, events);
        return events == trials
                ? 1
                : BetaDistribution.of(events + 1, trials - events).inverseCumulativeProbability(1 - alpha);
    }

    /** Returns the lower bound of the event's probability at the confidence {@code 1 - a}. */
    public double lower(double trials, double events) {
        check(trials, events);
        return events == 0
                ? 0
                : BetaDistribution.of(events, trials - events + 1).inverseCumulativeProbability(alpha);
    }

    /**
     * Returns about how many more trials would decide the claim if events kept their share; empty if that would take more
     * than a billion trials. O(log n) evaluations.
     *
     * @param trials n, 1 or more
     * @param events K, from 0 to n
     * @param weight as how many independent trials each counts, more than 0 and at most 1
     */
    public OptionalLong moreTrialsToDecide(long trials, long events, double weight) {
        double share = events / (double) trials;
        long undecided = trials;
        long decided = trials;
        while (!isDecided(decided, share, weight)) {
            undecided = decided;
            decided *= 2;
            if (decided > MAX_TRIALS) {
                return OptionalLong.empty();
            }
        }
        while (decided - undecided > 1) {
            long middle = (undecided + decided) / 2;
            if (isDecided(middle, share, weight)) {
                decided = middle;
            } else {
                undecided = middle;
            }
        }
        return OptionalLong.of(decided - trials);
    }

    private boolean isDecided(long trials, double share, double weight) {
        Decision decision = decide(trials * weight, Math.round(share * trials) * weight);
        return decision == Decision.PROVEN || decision == Decision.REFUTED;
    }

    private static void check(double trials, double events) {
        if (!(trials > 0 && trials < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("trials are more than 0, not " + trials);
        }
        if (!(events >= 0 && events <= trials)) {
            throw new IllegalArgumentException("events are 0 to " + trials + ", not " + events);
        }
    }
}
