package io.sloguard.config;

import io.sloguard.slo.DeclaredObjective;
import io.sloguard.target.GuardedQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One plan guard as planned: a query and what its plans must keep.
 *
 * @param query the query, by the name of the guard
 * @param objectives what is claimed of each of its plans; at least one
 * @param beforeResult the result file of an earlier run, whose plans are the state before; empty if the target tells it
 */
public record PlannedGuard(GuardedQuery query, List<DeclaredObjective> objectives, Optional<Path> beforeResult) {

    public PlannedGuard {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(beforeResult, "beforeResult");
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
