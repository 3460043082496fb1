package io.sloguard.slo;

import io.sloguard.result.RunResult;
import java.util.List;
import java.util.Objects;

/**
 * A run and what is decided of it: what the result file holds and every report shows.
 *
 * @param result what was measured
 * @param judgement what is decided
 */
public record JudgedRun(RunResult result, Judgement judgement) {

    public JudgedRun {
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(judgement, "judgement");
    }

    /** Returns the objectives that were judged, so that the result can be judged again. */
    public List<DeclaredObjective> objectives() {
        return judgement.verdicts().stream().map(Verdict::objective).toList();
    }
}
