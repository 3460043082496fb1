package io.sloguard.slo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is decided of one objective, and why.
 *
 * @param objective the objective
 * @param state the decision
 * @param evidence the figures that it rests on
 * @param reason one sentence that says why
 * @param warnings what limits the trust in it, one sentence each
 */
public record Verdict(
        DeclaredObjective objective, VerdictState state, Evidence evidence, String reason, List<String> warnings) {

    public Verdict {
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(reason, "reason");
        warnings = List.copyOf(warnings);
    }

    /** Creates a verdict without warnings. */
    public Verdict(DeclaredObjective objective, VerdictState state, Evidence evidence, String reason) {
        this(objective, state, evidence, reason, List.of());
    }

    /** Returns this verdict with a further warning. */
    Verdict with(String warning) {
        List<String> all = new ArrayList<>(warnings);
        all.add(warning);
        return new Verdict(objective, state, evidence, reason, all);
    }
}
