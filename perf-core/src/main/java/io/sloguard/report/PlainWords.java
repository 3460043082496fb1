package io.sloguard.report;

import io.sloguard.slo.BaselineObjective;
import io.sloguard.slo.Claim;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Evidence;
import io.sloguard.slo.Judge;
import io.sloguard.slo.MeasurementObjective;
import io.sloguard.slo.Objective;
import io.sloguard.slo.Objective.Errors;
import io.sloguard.slo.Objective.LatencyQuantile;
import io.sloguard.slo.Objective.Maximum;
import io.sloguard.slo.PlanObjective;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a verdict means, in one sentence for somebody who knows no statistics. A test at 5 % in plain words: if the limit were
 * not kept, a run this good would come about less than once in 20.
 */
public final class PlainWords {

    private PlainWords() {}

    /**
     * Returns the sentence, without a full stop; empty for query plans, claims and comparisons with a baseline, and for what
     * was observed and not estimated: the reasons of these are plain already.
     */
    public static Optional<String> of(Verdict verdict) {
        boolean isObserved = verdict.evidence().confidence() >= 1;
        if (isObserved || hasPlainReason(verdict.objective().objective())) {
            return Optional.empty();
        }
        return Optional.of(
                switch (verdict.state()) {
                    case PASS ->
                        isFact(verdict) ? "no " + thing(verdict) + " of this run " + beyond(verdict) : held(verdict);
                    case FAIL -> isFact(verdict) ? ofThisRun(verdict) : broken(verdict);
                    case INCONCLUSIVE -> "this run fits a system that keeps the limit as well as one that does not";
                    case INSUFFICIENT -> "even at its best, so short a run could not have shown that the limit is kept";
                    case NO_DATA -> "nothing was measured, so nothing is known";
                    case INVALID -> "this measurement was spoiled, so nothing is known of the system";
                    case VACUOUS -> "this could not have failed, so it proves nothing";
                });
    }

    private static boolean hasPlainReason(Objective objective) {
        return objective instanceof PlanObjective
                || objective instanceof Claim
                || objective instanceof BaselineObjective;
    }

    private static boolean isFact(Verdict verdict) {
        Objective objective = limited(verdict.objective().objective());
        return objective instanceof Maximum
                || (objective instanceof Errors errors && errors.share().signum() == 0);
    }

    private static String ofThisRun(Verdict verdict) {
        long exceeding = verdict.evidence().exceeding().orElse(0);
        return Figures.counted(exceeding, thing(verdict)) + " of this run " + beyond(verdict) + ", and none may";
    }

    /** Returns what is claimed of response times or, by the same words, of a measurement. */
    private static Objective limited(Objective objective) {
        return objective instanceof MeasurementObjective measurement ? measurement.limit() : objective;
    }

    private static String thing(Verdict verdict) {
        return verdict.objective().objective() instanceof MeasurementObjective measurement
                ? measurement.measurement() + " value"
                : "operation";
    }

    private static String held(Verdict verdict) {
        return "if " + claim(verdict.objective(), true) + ", a run this good would come about less than once in "
                + times(1 - verdict.evidence().confidence());
    }

    private static String broken(Verdict verdict) {
        Evidence evidence = verdict.evidence();
        boolean isEarly = evidence.chance().isEmpty() && evidence.earlyChance().isPresent();
        double chance = isEarly ? evidence.earlyChance().getAsDouble() : 1 - Judge.CONFIDENCE;
        return "if " + claim(verdict.objective(), false) + ", a run this bad would come about less than once in "
                + times(chance);
    }

    /** Returns what would be the case if the objective did not hold, or did. */
    private static String claim(DeclaredObjective declared, boolean isBroken) {
        Objective objective = declared.objective();
        if (limited(objective) instanceof LatencyQuantile quantile) {
            return share(BigDecimal.valueOf(quantile.quantile().shareAbove()), isBroken) + " "
                    + (objective instanceof MeasurementObjective named ? named.measurement() + " values" : "operations")
                    + " really took longer than " + limit(objective);
        }
        if (objective instanceof Errors errors) {
            return share(errors.share(), isBroken) + " operations really did not succeed";
        }
        boolean isAbove = objective.isUpperLimit() == isBroken;
        return "the " + objective.metric() + " were really " + (isAbove ? "above " : "below ") + limit(objective);
    }

    /** Returns a share as {@code more than 5 in 100} or {@code at most 5 in 100}, in the least number that makes it whole. */
    private static String share(BigDecimal share, boolean isMore) {
        BigDecimal of = BigDecimal.valueOf(100);
        while (share.multiply(of).stripTrailingZeros().scale() > 0) {
            of = of.multiply(BigDecimal.TEN);
        }
        return (isMore ? "more than " : "at most ")
                + Figures.count(share.multiply(of).longValueExact()) + " in " + Figures.count(of.longValueExact());
    }

    private static String limit(Objective objective) {
        String text = objective.toString();
        return text.substring(text.lastIndexOf(' ') + 1);
    }

    private static String beyond(Verdict verdict) {
        return verdict.objective().objective() instanceof Errors
                ? (verdict.state() == VerdictState.PASS ? "failed" : "did not succeed")
                : "took longer than " + limit(verdict.objective().objective());
    }

    /** Rounded down, so that nothing is made to look rarer than it is. */
    private static String times(double chance) {
        return Figures.count(BigDecimal.valueOf(1 / chance + 1e-9)
                .setScale(0, RoundingMode.DOWN)
                .longValue());
    }
}
