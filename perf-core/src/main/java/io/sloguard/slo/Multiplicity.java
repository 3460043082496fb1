package io.sloguard.slo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps the error probability of a whole run at that of one objective. That a run passes needs every objective to pass, so
 * 5 % each are enough (the intersection-union test: R. L. Berger, Technometrics 24 (1982) 295-300). But it is broken as soon
 * as one objective is refuted, and with ten objectives just kept one in three such runs would be. So the refutations of one
 * run are held to S. Holm's procedure (Scandinavian Journal of Statistics 6 (1979) 65-70): with m tested objectives the
 * i-th smallest chance must be at most {@code a / (m - i + 1)}; the first that is not, and all greater ones, refute nothing.
 *
 * <p>Objectives without a chance, whose counts alone decide, take no part. What was refuted while its phase ran stands if it
 * stands at the share of the {@link ErrorBudget} for that, divided by m (Bonferroni); Holm's procedure has the rest of the
 * budget, each chance scaled by the objective's own share of it.
 */
final class Multiplicity {

    private Multiplicity() {}

    /** A verdict as if it were the only one of the run, and what its decision may err. */
    record Tested(Verdict verdict, ErrorBudget budget) {

        private boolean takesPart() {
            return verdict.evidence().chance().isPresent()
                    || verdict.evidence().earlyChance().isPresent();
        }

        /** The chance as it would be if all of {@value Judge#ALPHA} were for this refutation. */
        private double chance() {
            return verdict.evidence().chance().isEmpty()
                    ? 1
                    : verdict.evidence().chance().getAsDouble() * Judge.ALPHA / budget.fail();
        }

        private boolean standsEarly(int tested) {
            return verdict.evidence().earlyChance().isPresent()
                    && verdict.evidence().earlyChance().getAsDouble() <= budget.early() / tested;
        }
    }

    /** Returns the verdicts in their order; refutations that do not stand among so many are INCONCLUSIVE. */
    static List<Verdict> hold(List<Tested> verdicts) {
        List<Integer> tested = IntStream.range(0, verdicts.size())
                .filter(i -> verdicts.get(i).takesPart())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> verdicts.get(i).chance()))
                .toList();
        List<Verdict> held =
                new ArrayList<>(verdicts.stream().map(Tested::verdict).toList());
        boolean stands = true;
        for (int i = 0; i < tested.size(); i++) {
            Tested one = verdicts.get(tested.get(i));
            stands = stands && one.chance() <= Judge.ALPHA / (tested.size() - i);
            boolean isRefuted = stands || one.standsEarly(tested.size());
            if (one.verdict().state() == VerdictState.FAIL && !isRefuted) {
                held.set(tested.get(i), undecided(one.verdict(), tested.size()));
            }
        }
        return held;
    }

    private static Verdict undecided(Verdict verdict, int tested) {
        String reason = verdict.reason() + "; alone it would be broken, but among " + tested
                + " objectives of a run chance alone may do this";
        return new Verdict(
                verdict.objective(), VerdictState.INCONCLUSIVE, verdict.evidence(), reason, verdict.warnings());
    }
}
