package io.sloguard.slo;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What one plan shows of an objective.
 *
 * @param state what follows for this plan alone
 * @param observed the observed value in the unit of the objective; empty if there is none
 * @param lower its lower bound; empty unless it varies from one execution to the next
 * @param upper its upper bound; empty unless it varies from one execution to the next
 * @param detail what was seen, in a few words
 */
public record PlanFinding(
        VerdictState state, OptionalDouble observed, OptionalDouble lower, OptionalDouble upper, String detail) {

    public PlanFinding {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(observed, "observed");
        Objects.requireNonNull(lower, "lower");
        Objects.requireNonNull(upper, "upper");
        Objects.requireNonNull(detail, "detail");
    }

    /** Returns a finding about a count, which is the same in every execution. */
    static PlanFinding exact(boolean holds, double observed, String detail) {
        return new PlanFinding(
                holds ? VerdictState.PASS : VerdictState.FAIL,
                OptionalDouble.of(observed),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                detail);
    }

    static PlanFinding noData(String why) {
        return new PlanFinding(
                VerdictState.NO_DATA, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), why);
    }
}
