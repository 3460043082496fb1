package io.sloguard.slo;

import io.sloguard.result.BaselineReference;
import io.sloguard.result.RunFigures;
import io.sloguard.result.RunMetric;
import io.sloguard.result.ScenarioResult;
import io.sloguard.stats.Band;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Decides objectives about the baseline by the band of the last runs: one run is one value, whatever happened inside it, and
 * runs differ from each other by more than their operations tell.
 *
 * <p>The claim is that a run takes at most f times what earlier ones took. Broken is what two runs in a row say: both took
 * more than f times the greatest of m earlier runs, which happens with the chance {@code 1 / C(m + 2, 2)} if they took just
 * f times as long. It holds if the run took at most f times even the least of them, which has the chance {@code 1 / (m + 1)}
 * then. Anything between is undecided.
 */
final class BaselineJudge {

    /** With so many earlier runs, two fresh ones can break an objective. */
    static final int MIN_TO_BREAK = Band.minEarlier(2, Judge.ALPHA);

    /** With so many earlier runs, a fresh one can keep an objective. */
    static final int MIN_TO_HOLD = Band.minEarlier(1, Judge.ALPHA);

    private static final MathContext DIGITS = new MathContext(3);
    private static final int NANO_DIGITS = 6;

    private final ScenarioResult scenario;
    private final DeclaredObjective declared;
    private final BaselineObjective objective;
    private final BaselineReference reference;
    private final double[] earlier;

    private BaselineJudge(
            ScenarioResult scenario,
            DeclaredObjective declared,
            BaselineObjective objective,
            BaselineReference reference) {
        this.scenario = scenario;
        this.declared = declared;
        this.objective = objective;
        this.reference = reference;
        this.earlier = reference.runs().stream()
                .map(run -> run.value(objective.measured()))
                .flatMapToDouble(OptionalDouble::stream)
                .filter(value -> value > 0)
                .toArray();
    }

    static Verdict judge(
            ScenarioResult scenario,
            DeclaredObjective declared,
            BaselineObjective objective,
            Optional<BaselineReference> reference) {
        if (reference.isEmpty()) {
            return Judge.noData(declared, "the run was compared with no earlier one; name a store with baselines:");
        }
        return new BaselineJudge(scenario, declared, objective, reference.get()).judge();
    }

    /**
     * Returns whether this objective would be broken if a fresh run said the same.
     *
     * @param reference what the scenario is compared with, without a confirmation
     */
    static boolean needsFreshRun(
            ScenarioResult scenario,
            DeclaredObjective declared,
            BaselineObjective objective,
            BaselineReference reference) {
        BaselineJudge judge = new BaselineJudge(scenario, declared, objective, reference);
        OptionalDouble value = objective.measured().of(scenario);
        return value.isPresent()
                && value.getAsDouble() > 0
                && judge.earlier.length >= MIN_TO_BREAK
                && judge.isBeyond(judge.band(value.getAsDouble()));
    }

    private Verdict judge() {
        OptionalDouble value = objective.measured().of(scenario);
        if (value.isEmpty() || value.getAsDouble() <= 0) {
            return Judge.noData(declared, "nothing succeeded, so there is no " + objective.measured());
        }
        double first = value.getAsDouble();
        if (earlier.length == 0) {
            return new Verdict(declared, VerdictState.INSUFFICIENT, Evidence.withoutBounds(operations()), noBaseline());
        }
        Band alone = band(first);
        if (earlier.length < MIN_TO_BREAK) {
            return verdict(VerdictState.INSUFFICIENT, first, alone, tooFew(first, alone));
        }
        return warned(isBeyond(alone) ? confirmed(first, alone) : within(first, alone));
    }

    private Verdict confirmed(double first, Band alone) {
        Optional<RunFigures> fresh = reference.confirmation();
        OptionalDouble second =
                fresh.map(run -> run.value(objective.measured())).orElse(OptionalDouble.empty());
        String beyond = words(first) + " is " + beyond() + " (" + words(worst(alone)) + ")";
        if (second.isEmpty()) {
            String why = reference
                    .unconfirmed()
                    .map(reason -> "the fresh run that would confirm it failed: " + reason)
                    .orElse("no fresh run has confirmed it");
            return verdict(VerdictState.INCONCLUSIVE, first, alone, beyond + "; " + why);
        }
        Band both = band(first, second.getAsDouble());
        if (!isBeyond(both)) {
            return verdict(
                    VerdictState.INCONCLUSIVE,
                    first,
                    both,
                    beyond + ", but a fresh run gave " + words(second.getAsDouble()) + ", so it may have been chance");
        }
        String chance = String.format(Locale.ROOT, "once in %.0f times", 1 / chance(both));
        return verdict(
                VerdictState.FAIL,
                first,
                both,
                beyond + ", and so is a fresh run (" + words(second.getAsDouble()) + "); by chance alone that happens "
                        + chance);
    }

    private Verdict within(double first, Band alone) {
        if (earlier.length < MIN_TO_HOLD) {
            return verdict(VerdictState.INSUFFICIENT, first, alone, tooFew(first, alone));
        }
        double best = objective.isUpperLimit() ? alone.least() : alone.greatest();
        String extreme = objective.isUpperLimit() ? "least" : "greatest";
        if (objective.allows(objective.isUpperLimit() ? alone.upperRatio() : alone.lowerRatio())) {
            return verdict(
                    VerdictState.PASS,
                    first,
                    alone,
                    words(first) + " keeps " + factor() + " times even the " + extreme + " of the last "
                            + earlier.length + " runs (" + words(best) + ")");
        }
        return verdict(
                VerdictState.INCONCLUSIVE,
                first,
                alone,
                words(first) + " is nothing unusual beside the last " + earlier.length + " runs ("
                        + words(alone.least()) + " to " + words(alone.greatest())
                        + "), but they differ too much to prove " + factor() + " times");
    }

    private boolean isBeyond(Band band) {
        return !objective.allows(objective.isUpperLimit() ? band.lowerRatio() : band.upperRatio());
    }

    private String beyond() {
        return objective.isUpperLimit()
                ? "more than " + factor() + " times the greatest of the last " + earlier.length + " runs"
                : "less than " + factor() + " times the least of the last " + earlier.length + " runs";
    }

    private double worst(Band band) {
        return objective.isUpperLimit() ? band.greatest() : band.least();
    }

    private String noBaseline() {
        return "there is no baseline: no earlier run under these conditions is stored ("
                + reference.key().conditions() + "); mvn perf:baseline keeps this one. " + needed();
    }

    private String tooFew(double first, Band alone) {
        return words(first) + ", and " + words(alone.median()) + " in the middle of "
                + (earlier.length == 1 ? "the only earlier run" : "the last " + earlier.length + " runs") + "; "
                + needed();
    }

    private static String needed() {
        return "it takes " + MIN_TO_BREAK + " earlier runs to break this objective and " + MIN_TO_HOLD + " to prove it";
    }

    private Verdict verdict(VerdictState state, double first, Band band, String reason) {
        boolean isTelling = band.isTelling(Judge.ALPHA);
        Evidence evidence = new Evidence(
                operations(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(first / band.median()),
                isTelling ? OptionalDouble.of(band.lowerRatio()) : OptionalDouble.empty(),
                isTelling ? OptionalDouble.of(band.upperRatio()) : OptionalDouble.empty(),
                Judge.CONFIDENCE,
                OptionalDouble.of(chance(band)),
                OptionalLong.empty());
        return new Verdict(declared, state, evidence, reason);
    }

    private double chance(Band band) {
        return objective.isUpperLimit()
                ? band.chanceAbove(objective.limitValue())
                : band.chanceBelow(objective.limitValue());
    }

    private Verdict warned(Verdict verdict) {
        long stalls = scenario.health().stalls();
        return stalls == 0
                ? verdict
                : verdict.with("the load generator itself stood still " + (stalls == 1 ? "once" : stalls + " times")
                        + " in this run");
    }

    private Band band(double... fresh) {
        return Band.of(earlier, fresh);
    }

    private long operations() {
        return scenario.counts().scheduled();
    }

    private String factor() {
        return objective.factor().toPlainString();
    }

    private String words(double value) {
        BigDecimal shown = BigDecimal.valueOf(value);
        return objective.measured() == RunMetric.THROUGHPUT
                ? digits(shown) + "/s"
                : digits(shown.movePointLeft(NANO_DIGITS)) + " ms";
    }

    private static String digits(BigDecimal value) {
        BigDecimal rounded = value.round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0).toPlainString() : rounded.toPlainString();
    }
}
