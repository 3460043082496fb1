package io.sloguard.config;

import io.sloguard.slo.DeclaredObjective;
import io.sloguard.target.GuardedQuery;
import java.util.List;
import java.util.Objects;

/**
 * One plan guard as planned: a query and what its plans must keep.
 *
 * @param query the query, by the name of the guard
 * @param objectives what is claimed of each of its plans; at least one
 */
public record PlannedGuard(GuardedQuery query, List<DeclaredObjective> objectives) {

    public PlannedGuard {
        Objects.requireNonNull(query, "query");
        objectives = List.copyOf(objectives);
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException("guard " + query.name() + " has no objectives: nothing would be judged");
        }
    }

    /** Returns its name, unique in the plan. */
    public String name() {
        return query.name();
    }
}
