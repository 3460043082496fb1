package io.sloguard.report;

import io.sloguard.result.RunResult;
import io.sloguard.result.diagnosis.CauseTime;
import io.sloguard.result.diagnosis.Diagnosis;
import io.sloguard.result.diagnosis.SlowTime;
import io.sloguard.slo.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Why operations were slow, in sentences. */
public final class SlowWords {

    /** A cause of a smaller share is not put into words. */
    private static final double LEAST_SHARE = 0.05;

    private static final int MOST_OTHERS = 2;

    private SlowWords() {}

    /** Returns why the operations beyond the limit of an objective were slow; empty if that is not known. */
    public static List<String> of(RunResult run, Verdict verdict) {
        OptionalLong threshold = verdict.objective().objective().thresholdNanos();
        Optional<Diagnosis> diagnosis = run.diagnosis(verdict.objective().subject());
        if (threshold.isEmpty() || diagnosis.isEmpty()) {
            return List.of();
        }
        return diagnosis
                .get()
                .above(threshold.getAsLong())
                .map(slow -> of(diagnosis.get(), slow))
                .orElse(List.of());
    }

    /** Returns where the time of the operations above one limit went, at most three sentences, the largest part first. */
    public static List<String> of(Diagnosis diagnosis, SlowTime slow) {
        if (slow.causes().isEmpty()) {
            return List.of();
        }
        CauseTime top = slow.causes().get(0);
        List<String> sentences = new ArrayList<>();
        sentences.add(percent(slow.share(top)) + " of the time of the "
                + Figures.counted(slow.operations(), "operation") + " above "
                + Figures.millis(slow.thresholdNanos()) + " ms went into "
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
