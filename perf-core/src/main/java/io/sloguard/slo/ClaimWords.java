package io.sloguard.slo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Says what was found of a claim in words that take no statistics to understand. Immutable. */
final class ClaimWords {

    private static final int DIGITS = 3;

    private final Claim claim;

    ClaimWords(Claim claim) {
        this.claim = claim;
    }

    /**
     * Returns a ratio in words, to three digits and rounded away from the claim, so that what is beyond it never reads like
     * the claim itself: {@code 68.2 % faster}.
     */
    String change(double ratio) {
        if (ratio == 1) {
            return "the same";
        }
        RoundingMode away = ratio > claim.limitValue() ? RoundingMode.CEILING : RoundingMode.FLOOR;
        BigDecimal exact = BigDecimal.valueOf(ratio).subtract(BigDecimal.ONE).movePointRight(2);
        int wholeDigits = exact.precision() - exact.scale();
        BigDecimal percent =
                exact.setScale(Math.max(0, DIGITS - wholeDigits), away).stripTrailingZeros();
        boolean isBetter = percent.signum() < 0 == claim.compared().isLessBetter();
        return percent.abs().toPlainString() + " % "
                + (isBetter ? claim.compared().better() : claim.compared().worse());
    }

    /** Returns what was measured over all pairs. */
    String measured(int pairs, double ratio) {
        return "b was " + change(ratio) + (ratio == 1 ? " as a" : " than a") + " over " + pairs + " pairs";
    }
}
