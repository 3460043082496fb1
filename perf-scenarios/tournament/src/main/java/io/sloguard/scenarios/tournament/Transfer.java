package io.sloguard.scenarios.tournament;

/**
 * A payment from one wallet to another. Immutable.
 *
 * @param payer the wallet that pays
 * @param payee the wallet that receives, another one
 * @param coins how much, more than 0
 */
record Transfer(long payer, long payee, long coins) {

    Transfer {
        if (payer == payee) {
            throw new IllegalArgumentException("wallet " + payer + " cannot pay itself");
        }
        if (coins <= 0) {
            throw new IllegalArgumentException("a transfer moves at least one coin, not " + coins);
        }
    }
}
