package io.sloguard.result;

import java.util.Objects;
import java.util.Optional;

/**
 * One plan of a guarded query.
 *
 * @param binding the name of the values that it was executed with
 * @param kind for which values it was planned
 * @param now the database as it is
 * @param before the same with the guarded indexes hidden, or in an earlier run: the state before they were built; empty if
 *     that is not known
 */
public record ExplainedPlan(String binding, PlanKind kind, PlanSample now, Optional<PlanSample> before) {

    public ExplainedPlan {
        Objects.requireNonNull(binding, "binding");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(before, "before");
    }
}
