package io.sloguard.result;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The plans of one guarded query, complete enough to be judged again.
 *
 * @param name the name of the guard in the plan
 * @param sql the query, with its parameters by name
 * @param hiddenIndexes the indexes that were hidden for the state before
 * @param withoutBefore why the state before is not known; empty if it is
 * @param plans one for each binding and kind
 * @param error why there are no plans; empty if there are
 */
public record QueryPlanResult(
        String name,
        String sql,
        List<String> hiddenIndexes,
        Optional<String> withoutBefore,
        List<ExplainedPlan> plans,
        Optional<String> error) {

    public QueryPlanResult {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(withoutBefore, "withoutBefore");
        Objects.requireNonNull(error, "error");
        hiddenIndexes = List.copyOf(hiddenIndexes);
        plans = List.copyOf(plans);
        if (plans.isEmpty() != error.isPresent()) {
            throw new IllegalArgumentException("guard " + name + " has either plans or an error");
        }
        boolean hasBefore = withoutBefore.isEmpty() && error.isEmpty();
        if (plans.stream().anyMatch(plan -> plan.before().isPresent() != hasBefore)) {
            throw new IllegalArgumentException(
                    "every plan of guard " + name + " has a state before, or it is said why none has");
        }
    }

    /** Returns the result of a query that could not be explained. */
    public static QueryPlanResult failed(String name, String sql, String error) {
        return new QueryPlanResult(name, sql, List.of(), Optional.empty(), List.of(), Optional.of(error));
    }
}
