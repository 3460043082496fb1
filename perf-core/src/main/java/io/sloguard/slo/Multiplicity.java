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
 * <p>Objectives without a chance, whose counts alone decide, take no part.
 */
final class Multiplicity {

    private Multiplicity() {}

    /** Returns the verdicts in their order; refutations that do not stand among so many are INCONCLUSIVE. */
    static List<Verdict> hold(List<Verdict> verdicts) {
        List<Integer> tested = IntStream.range(0, verdicts.size())
                .filter(i -> verdicts.get(i).evidence().chance().isPresent())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> chance(verdicts.get(i))))
                .toList();
        List<Verdict> held = new ArrayList<>(verdicts);
        boolean stands = true;
        for (int i = 0; i < tested.size(); i++) {
            Verdict verdict = verdicts.get(tested.get(i));
            stands = stands && chance(verdict) <= Judge.ALPHA / (tested.size() - i);
            if (verdict.state() == VerdictState.FAIL && !stands) {
                held.set(tested.get(i), undecided(verdict, tested.size()));
            }
        }
        return held;
    }

    private static double chance(Verdict verdict) {
        return verdict.evidence().chance().orElseThrow();
    }

    private static Verdict undecided(Verdict verdict, int tested) {
        String reason = verdict.reason() + "; alone it would be broken, but among " + tested
                + " objectives of a run chance alone may do this";
        return new Verdict(
                verdict.objective(), VerdictState.INCONCLUSIVE, verdict.evidence(), reason, verdict.warnings());
    }
}
