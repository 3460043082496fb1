package io.sloguard.report;

import io.sloguard.result.RunResult;
import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.CauseTime;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.result.diagnosis.DiagnosedRun.Part;
import io.sloguard.result.diagnosis.Diagnosis;
import io.sloguard.result.diagnosis.SlowTime;
import io.sloguard.slo.BaselineObjective;
import io.sloguard.slo.Claim;
import io.sloguard.slo.Objective;
import io.sloguard.slo.Subject;
import io.sloguard.slo.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Why operations were slow, in sentences. */
public final class SlowWords {

    /** A cause of a smaller share is not put into words. */
    private static final double LEAST_SHARE = 0.05;

    private static final int MOST_OTHERS = 2;

    /** The limit that every operation is above. */
    private static final long ALL = 0;

    private SlowWords() {}

    /**
     * Returns why the operations were slow that an objective is about: those beyond its limit; all of them where it compares
     * with a baseline or another variant. Empty if that is not known.
     */
    public static List<String> of(RunResult run, Verdict verdict) {
        Objective objective = verdict.objective().objective();
        String name = verdict.objective().subject();
        if (objective instanceof Claim) {
            return Stream.concat(
                            of(run, new DiagnosedRun(name, Part.VARIANT_A), ALL, "in the last run of a, "),
                            of(run, new DiagnosedRun(name, Part.VARIANT_B), ALL, "in the last run of b, "))
                    .toList();
        }
        if (objective instanceof BaselineObjective) {
            return Stream.concat(
                            of(run, DiagnosedRun.measured(name), ALL, ""),
                            of(run, new DiagnosedRun(name, Part.CONFIRMATION), ALL, "in the fresh run, "))
                    .toList();
        }
        OptionalLong limit = objective.thresholdNanos();
        if (limit.isEmpty()) {
            return List.of();
        }
        Part part = verdict.objective().about() instanceof Subject.Migration ? Part.PROOF : Part.MEASURED;
        return of(run, new DiagnosedRun(name, part), limit.getAsLong(), "").toList();
    }

    private static Stream<String> of(RunResult run, DiagnosedRun of, long limit, String which) {
        List<String> sentences = run.diagnosis(of)
                .flatMap(diagnosis -> diagnosis
                        .above(limit)
                        .filter(slow -> isTold(diagnosis, slow))
                        .map(slow -> of(diagnosis, slow)))
                .orElse(List.of());
        return Stream.concat(
                sentences.stream().limit(1).map(first -> which + first),
                sentences.stream().skip(1));
    }

    /** Where nobody can look, there is no word to be said about operations that nobody saw. */
    private static boolean isTold(Diagnosis diagnosis, SlowTime slow) {
        return diagnosis.probe().isPresent()
                || slow.causes().stream().anyMatch(cause -> cause.cause().kind() != Cause.Kind.UNSEEN);
    }

    /** Returns where the time of the operations above one limit went, at most three sentences, the largest part first. */
    public static List<String> of(Diagnosis diagnosis, SlowTime slow) {
        if (slow.causes().isEmpty()) {
            return List.of();
        }
        CauseTime top = slow.causes().get(0);
        List<String> sentences = new ArrayList<>();
        sentences.add(percent(slow.share(top)) + " of the time of " + operations(slow) + " went into "
                + CauseWords.of(top.cause(), diagnosis.activity()) + blocker(top));
        slow.causes().stream()
                .skip(1)
                .filter(cause -> slow.share(cause) >= LEAST_SHARE)
                .limit(MOST_OTHERS)
                .map(cause ->
                        percent(slow.share(cause)) + " into " + CauseWords.of(cause.cause(), diagnosis.activity()))
                .forEach(sentences::add);
        return sentences;
    }

    /** Returns of which operations the time is: {@code the 312 operations above 265 ms}. */
    public static String operations(SlowTime slow) {
        String counted = Figures.counted(slow.operations(), "operation");
        return slow.isOfAll()
                ? "all " + counted
                : "the " + counted + " above " + Figures.millis(slow.thresholdNanos()) + " ms";
    }

    private static String blocker(CauseTime cause) {
        return cause.blockers().stream()
                .findFirst()
                .map(top -> "; top blocker: " + CauseWords.of(top.blocker()))
                .orElse("");
    }

    /** Samples do not give more than whole per cent. */
    static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
