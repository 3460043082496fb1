package io.sloguard.slo;

import java.util.Objects;

/**
 * What is decided of one objective, and why.
 *
 * @param objective the objective
 * @param state the decision
 * @param evidence the figures that it rests on
 * @param reason one sentence that says why
 */
public record Verdict(DeclaredObjective objective, VerdictState state, Evidence evidence, String reason) {

    public Verdict {
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(reason, "reason");
    }
}
