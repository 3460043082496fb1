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

    /**
     * Returns the verdict on an objective of the run.
     *
     * @param subject the name of what it is about, for example of a scenario
     * @param objective the objective in the grammar of that kind of subject
     * @throws IllegalArgumentException if the run was not judged by it; the message lists what it was judged by
     */
    public Verdict verdict(String subject, String objective) {
        List<Verdict> all = judgement.of(subject);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("nothing named " + subject + " was judged; known are "
                    + judgement.verdicts().stream()
                            .map(verdict -> verdict.objective().subject())
                            .distinct()
                            .toList());
        }
        Objective wanted = all.get(0).objective().about().objective(objective);
        return all.stream()
                .filter(verdict -> verdict.objective().objective().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(subject + " was not judged by \"" + wanted
                        + "\"; it was judged by "
                        + all.stream()
                                .map(verdict -> verdict.objective().objective().toString())
                                .toList()));
    }
}
