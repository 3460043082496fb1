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
     * @param scenario the scenario that it is about
     * @param objective the objective in the grammar of {@link ObjectiveParser}
     * @throws IllegalArgumentException if the run was not judged by it; the message lists what it was judged by
     */
    public Verdict verdict(String scenario, String objective) {
        Objective wanted = ObjectiveParser.parse(objective);
        return judgement.of(scenario).stream()
                .filter(verdict -> verdict.objective().objective().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("scenario " + scenario + " was not judged by \""
                        + wanted + "\"; it was judged by "
                        + judgement.of(scenario).stream()
                                .map(verdict -> verdict.objective().objective().toString())
                                .toList()));
    }
}
