package io.sloguard.run;

import io.sloguard.config.PlannedGuard;
import io.sloguard.result.QueryPlanResult;
import io.sloguard.target.GuardedQuery;
import io.sloguard.target.QueryPlans;
import io.sloguard.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the plans of guarded queries, one query after the other. */
final class GuardRun {

    private final Optional<QueryPlans> database;
    private final RunListener listener;

    GuardRun(Optional<Target> target, RunListener listener) {
        this.database = target.flatMap(open -> open.resource(QueryPlans.class));
        this.listener = listener;
    }

    List<QueryPlanResult> run(List<PlannedGuard> guards) {
        List<QueryPlanResult> results = new ArrayList<>();
        for (PlannedGuard guard : guards) {
            long start = System.nanoTime();
            QueryPlanResult result = explain(guard.query());
            listener.queryPlansExplained(result, System.nanoTime() - start);
            results.add(result);
        }
        return results;
    }

    private QueryPlanResult explain(GuardedQuery query) {
        return database.map(open -> open.explain(query))
                .orElseGet(() -> QueryPlanResult.failed(
                        query.name(), query.sql().toString(), "the target shows no query plans"));
    }
}
