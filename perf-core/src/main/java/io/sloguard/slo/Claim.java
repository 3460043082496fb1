package io.sloguard.slo;

import io.sloguard.result.ScenarioResult;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What is claimed of variant b of an experiment against variant a, for example {@code b is at least 30% faster at p95}.
 * Immutable; its text form is the one of the grammar of {@link ClaimParser}, in which it can be read back.
 *
 * @param promise what is promised
 * @param percent by how many per cent of what variant a shows: more than 0 and less than 100 for less time, 0 or more and
 *     less than 100 for less throughput, else up to 1000
 * @param compared the figure that is compared
 */
public record Claim(Promise promise, BigDecimal percent, ClaimMetric compared) implements Objective {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal GREATEST = BigDecimal.valueOf(1000);

    /** What a claim promises. */
    public enum Promise {
        /** Variant b is better by so much, or by more. */
        AT_LEAST_BETTER,
        /** Variant b is worse by no more than so much. */
        NOT_MORE_WORSE
    }

    public Claim {
        Objects.requireNonNull(promise, "promise");
        Objects.requireNonNull(compared, "compared");
        boolean isGain = promise == Promise.AT_LEAST_BETTER;
        if (percent.signum() < (isGain ? 1 : 0)) {
            throw new IllegalArgumentException(
                    isGain
                            ? "a gain is more than 0 %, not " + percent + "%"
                            : "a loss is 0 % or more, not " + percent + "%");
        }
        boolean isOfWhole = isGain == compared.isLessBetter();
        if (percent.compareTo(isOfWhole ? HUNDRED : GREATEST) >= (isOfWhole ? 0 : 1)) {
            throw new IllegalArgumentException(
                    isOfWhole
                            ? "nothing gets less by 100 % or more, not " + percent + "%"
                            : "a claim is of at most 1000 %, not " + percent + "%");
        }
    }

    /** Returns what variant b may show, over what variant a shows: 0.7 for {@code at least 30% faster}. */
    @Override
    public double limitValue() {
        boolean isMore = (promise == Promise.AT_LEAST_BETTER) != compared.isLessBetter();
        BigDecimal change = isMore ? percent : percent.negate();
        return HUNDRED.add(change).movePointLeft(2).doubleValue();
    }

    /**
     * Returns what one run shows over what another one shows, as it was measured: 0.7 if it shows 30 % less. Empty if one of
     * them was not measured, or does not show the figure that is compared.
     */
    public OptionalDouble ratio(ScenarioResult before, ScenarioResult after) {
        return isShownBy(before) && isShownBy(after)
                ? OptionalDouble.of(
                        compared.in(after).measured() / compared.in(before).measured())
                : OptionalDouble.empty();
    }

    private boolean isShownBy(ScenarioResult run) {
        return run.error().isEmpty()
                && run.counts().scheduled() > 0
                && compared.missingIn(run).isEmpty();
    }

    @Override
    public String metric() {
        return compared.toString();
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public boolean isUpperLimit() {
        return compared.isLessBetter();
    }

    @Override
    public String toString() {
        String number = percent.stripTrailingZeros().toPlainString() + "% ";
        return "b is "
                + (promise == Promise.AT_LEAST_BETTER
                        ? "at least " + number + compared.better()
                        : "not more than " + number + compared.worse())
                + " at " + compared;
    }
}
