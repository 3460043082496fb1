package io.sloguard.stats;

import java.util.OptionalInt;

/**
 * Bets against the claim that an event has at most the probability q, block of time by block of time. It may be looked at
 * after every block, and in a run that is stopped because of what was seen: whoever bets against a claim that is true
 * multiplies the stake by {@code 1 / a} with probability a at most, at whatever moment (J. Ville, Étude critique de la notion
 * de collectif, 1939). Within a block, trials may depend on each other in any way.
 *
 * <p>With the share B of events in block t, and w its number of trials over the greatest number so far: the wealth is
 * multiplied by {@code 1 + l w (B - q)}, where the bet l rests on the blocks before alone, {@code l = clip((m - q) / (v + (m -
 * q)^2), 0, 0.75 / q)} with {@code m = (q + sum B) / (t + 1)} and {@code v = (4 q (1 - q) / n + sum (B - m)^2) / (t + 1)},
 * n being the mean number of trials per block. Source: the aGRAPA bets of I. Waudby-Smith, A. Ramdas, Estimating means of
 * bounded random variables by betting, JRSS B 86 (2024) 1-27, appendix B.3, begun with four blocks' worth of binomial
 * variance. The weight w keeps blocks of few trials from counting like full ones; it needs no assumption, because the number
 * of trials of an open load is planned.
 *
 * <p>Assumes that, whatever has happened before, a block's events have at most the claimed probability: it refutes a system
 * that was at its worst at the start, also where it would have made up for that later. Mutable: blocks are added one by
 * one; not thread-safe. O(1) per block.
 */
public final class BlockBets {

    /** Nothing is refuted by fewer blocks. */
    public static final int MIN_BLOCKS = 5;

    private static final double GREATEST_BET = 0.75;
    private static final double PRIOR_BLOCKS = 4;

    private final double bound;
    private int blocks;
    private double allTrials;
    private double mostTrials;
    private double shares;
    private double squares;
    private double logWealth;
    private double greatestLogWealth;

    /**
     * Starts to bet.
     *
     * @param bound the claimed bound q, more than 0 and less than 1
     */
    public BlockBets(double bound) {
        if (!(bound > 0 && bound < 1)) {
            throw new IllegalArgumentException("a claimed bound lies between 0 and 1, not at " + bound);
        }
        this.bound = bound;
    }

    /**
     * Bets on a block and learns from it. A block without trials says nothing and is left out.
     *
     * @param trials the number of trials, 0 or more
     * @param events how many of them are events, from 0 to the number of trials
     */
    public void add(long trials, long events) {
        if (events < 0 || events > trials) {
            throw new IllegalArgumentException(events + " events among " + trials + " trials");
        }
        if (trials == 0) {
            return;
        }
        double share = (double) events / trials;
        mostTrials = Math.max(mostTrials, (double) trials);
        logWealth += Math.log1p(bet() * trials / mostTrials * (share - bound));
        learn(trials, share);
        if (blocks >= MIN_BLOCKS) {
            greatestLogWealth = Math.max(greatestLogWealth, logWealth);
        }
    }

    private double bet() {
        if (blocks == 0) {
            return 0;
        }
        double excess = mean() - bound;
        double prior = PRIOR_BLOCKS * bound * (1 - bound) * blocks / allTrials;
        double variance = (prior + squares) / (blocks + 1);
        return Math.max(0, Math.min(excess / (variance + excess * excess), GREATEST_BET / bound));
    }

    private void learn(long trials, double share) {
        blocks++;
        allTrials += trials;
        shares += share;
        double distance = share - mean();
        squares += distance * distance;
    }

    private double mean() {
        return (bound + shares) / (blocks + 1);
    }

    /** Returns how many blocks with trials were bet on. */
    public int blocks() {
        return blocks;
    }

    /**
     * Returns the probability with which the wealth would ever have come to what it was at its greatest, if the claim were
     * true, at most: one over that wealth.
     */
    public double chance() {
        return Math.exp(-greatestLogWealth);
    }

    /**
     * Returns after which block, from 1, the wealth first came to {@code 1 / a}; empty if it never did.
     *
     * @param bound the claimed bound
     * @param trials the number of trials of each block
     * @param events how many of them are events
     * @param alpha the error probability a
     */
    public static OptionalInt refutedAfter(double bound, long[] trials, long[] events, double alpha) {
        BlockBets bets = new BlockBets(bound);
        for (int block = 0; block < trials.length; block++) {
            bets.add(trials[block], events[block]);
            if (bets.chance() <= alpha) {
                return OptionalInt.of(block + 1);
            }
        }
        return OptionalInt.empty();
    }
}
