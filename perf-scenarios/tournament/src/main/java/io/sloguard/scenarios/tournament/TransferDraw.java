package io.sloguard.scenarios.tournament;

import java.util.random.RandomGenerator;

/**
 * Draws transfers as skewed as the history of the reference domain: the first wallet has two thirds of the hot draws, which
 * are three in ten there, the next nine share the rest of these, and all others share the draws that are not hot. With less than {@value #FIRST_COLD} + 1 wallets none is
 * cold, and all are drawn alike. Immutable and thread-safe.
 */
final class TransferDraw {

    private static final int FIRST_COLD = 10;
    private static final double FIRST_AMONG_HOT = 2.0 / 3;
    private static final int MAX_COINS = 100;
    /** A million times what a wallet of the reference domain is opened with. */
    private static final long MORE_THAN_ANYBODY_HAS = 1_000_000_000_000L;

    private final long[] wallets;
    private final double overdraftShare;
    private final double hotShare;

    /**
     * @param wallets the identifiers of at least two wallets
     * @param overdraftShare the ratio of transfers that ask for more than anybody has, 0 to 1
     * @param hotShare the ratio of draws that fall on the first ten wallets, 0 to less than 1
     */
    TransferDraw(long[] wallets, double overdraftShare, double hotShare) {
        if (wallets.length < 2) {
            throw new IllegalArgumentException("a transfer needs at least 2 wallets, not " + wallets.length);
        }
        this.wallets = wallets.clone();
        this.overdraftShare = overdraftShare;
        this.hotShare = hotShare;
    }

    Transfer next(RandomGenerator random) {
        boolean isOverdraft = random.nextDouble() < overdraftShare;
        long coins = isOverdraft ? MORE_THAN_ANYBODY_HAS : random.nextLong(1, MAX_COINS + 1);
        int payer = wallet(random);
        int payee = wallet(random);
        while (payee == payer) {
            payee = wallet(random);
        }
        return new Transfer(wallets[payer], wallets[payee], coins);
    }

    private int wallet(RandomGenerator random) {
        if (wallets.length <= FIRST_COLD) {
            return random.nextInt(wallets.length);
        }
        double share = random.nextDouble();
        if (share < hotShare * FIRST_AMONG_HOT) {
            return 0;
        }
        return share < hotShare ? random.nextInt(1, FIRST_COLD) : random.nextInt(FIRST_COLD, wallets.length);
    }
}
