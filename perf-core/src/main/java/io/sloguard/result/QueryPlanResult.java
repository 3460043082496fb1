package io.sloguard.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The plans of one guarded query, complete enough to be judged again.
 *
 * @param name the name of the guard in the plan
 * @param sql the query, with its parameters by name
 * @param hiddenIndexes the indexes that were hidden for the state before; none if that is of an earlier run
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

    /**
     * Returns these plans with those of an earlier run as the state before; without one, and with the reason, if it lacks
     * the plan of a binding and kind.
     */
    public QueryPlanResult after(QueryPlanResult earlier) {
        List<ExplainedPlan> compared = new ArrayList<>();
        for (ExplainedPlan plan : plans) {
            Optional<PlanSample> before =
                    earlier.plan(plan.binding(), plan.kind()).map(ExplainedPlan::now);
            if (before.isEmpty()) {
                return withoutBefore("the earlier result has no "
                        + plan.kind().name().toLowerCase(Locale.ROOT) + " plan of " + name + " for " + plan.binding());
            }
            compared.add(new ExplainedPlan(plan.binding(), plan.kind(), plan.now(), before));
        }
        return new QueryPlanResult(name, sql, List.of(), Optional.empty(), compared, error);
    }

    /** Returns these plans without a state before. */
    public QueryPlanResult withoutBefore(String why) {
        List<ExplainedPlan> alone = plans.stream()
                .map(plan -> new ExplainedPlan(plan.binding(), plan.kind(), plan.now(), Optional.empty()))
                .toList();
        return new QueryPlanResult(name, sql, List.of(), Optional.of(why), alone, error);
    }

    private Optional<ExplainedPlan> plan(String binding, PlanKind kind) {
        return plans.stream()
                .filter(plan -> plan.binding().equals(binding) && plan.kind() == kind)
                .findFirst();
    }

    /** Returns the result of a query that could not be explained. */
    public static QueryPlanResult failed(String name, String sql, String error) {
        return new QueryPlanResult(name, sql, List.of(), Optional.empty(), List.of(), Optional.of(error));
    }
}
