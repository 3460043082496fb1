package io.sloguard.run;

import io.sloguard.PerfException;
import io.sloguard.config.PlannedGuard;
import io.sloguard.result.QueryPlanResult;
import io.sloguard.result.RunResult;
import io.sloguard.target.QueryPlans;
import io.sloguard.target.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks at the plans of guarded queries, one query after the other. */
final class GuardRun {

    private final Optional<QueryPlans> database;
    private final RunListener listener;
    private final Function<Path, RunResult> earlierResults;

    GuardRun(Optional<Target> target, RunListener listener, Function<Path, RunResult> earlierResults) {
        this.database = target.flatMap(open -> open.resource(QueryPlans.class));
        this.listener = listener;
        this.earlierResults = earlierResults;
    }

    List<QueryPlanResult> run(List<PlannedGuard> guards) {
        List<QueryPlanResult> results = new ArrayList<>();
        for (PlannedGuard guard : guards) {
            long start = System.nanoTime();
            QueryPlanResult now = explain(guard);
            QueryPlanResult result =
                    guard.beforeResult().map(file -> after(file, now)).orElse(now);
            listener.queryPlansExplained(result, System.nanoTime() - start);
            results.add(result);
        }
        return results;
    }

    private QueryPlanResult explain(PlannedGuard guard) {
        return database.map(open -> open.explain(guard.query()))
                .orElseGet(() -> QueryPlanResult.failed(
                        guard.name(), guard.query().sql().toString(), "the target shows no query plans"));
    }

    private QueryPlanResult after(Path file, QueryPlanResult now) {
        try {
            return earlierResults
                    .apply(file)
                    .queryPlan(now.name())
                    .map(now::after)
                    .orElseGet(() -> now.withoutBefore(file + " has no query plans of " + now.name()));
        } catch (PerfException unreadable) {
            return now.withoutBefore(String.valueOf(unreadable.getMessage()));
        }
    }
}
