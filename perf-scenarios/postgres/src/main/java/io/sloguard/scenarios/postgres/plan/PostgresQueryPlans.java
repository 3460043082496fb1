package io.sloguard.scenarios.postgres.plan;

import io.sloguard.result.ExplainedPlan;
import io.sloguard.result.PlanSample;
import io.sloguard.result.QueryPlanResult;
import io.sloguard.target.GuardedQuery;
import io.sloguard.target.QueryPlans;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Executes guarded queries on a PostgreSQL. Thread-safe; each query has a connection of its own. */
public final class PostgresQueryPlans implements QueryPlans {

    private static final String QUERY_CANCELED = "57014";
    private static final String READ_ONLY_TRANSACTION = "25006";
    private static final String INDETERMINATE_TYPE = "42P18";

    private final DataSource database;
    private final Optional<String> whyNothingIsHidden;

    /**
     * Creates a resource of a target.
     *
     * @param database gives connections
     * @param whyNothingIsHidden why indexes of this database cannot be hidden; empty if they can: it takes a superuser, and
     *     a row lock in {@code pg_index} that a server with other users should be spared
     */
    public PostgresQueryPlans(DataSource database, Optional<String> whyNothingIsHidden) {
        this.database = database;
        this.whyNothingIsHidden = whyNothingIsHidden;
    }

    @Override
    public QueryPlanResult explain(GuardedQuery query) {
        String sql = query.sql().toString();
        try {
            List<ExplainedPlan> now = plans(query, List.of());
            Before before = before(query, now);
            return new QueryPlanResult(
                    query.name(), sql, before.hidden(), before.missing(), before.plans(), Optional.empty());
        } catch (SQLException failure) {
            return QueryPlanResult.failed(query.name(), sql, explanation(failure, query));
        }
    }

    /** The plans with their state before, or the reason why there is none. */
    private record Before(List<String> hidden, Optional<String> missing, List<ExplainedPlan> plans) {}

    private Before before(GuardedQuery query, List<ExplainedPlan> now) throws SQLException {
        if (whyNothingIsHidden.isPresent()) {
            return new Before(List.of(), whyNothingIsHidden, now);
        }
        List<String> guarded = query.guardedIndexes().isEmpty() ? used(now) : query.guardedIndexes();
        if (guarded.isEmpty()) {
            return new Before(List.of(), Optional.of("no plan uses an index"), now);
        }
        try {
            List<ExplainedPlan> hidden = plans(query, guarded);
            List<ExplainedPlan> both = new ArrayList<>();
            for (int i = 0; i < now.size(); i++) {
                ExplainedPlan plan = now.get(i);
                PlanSample was = hidden.get(i).now();
                both.add(new ExplainedPlan(plan.binding(), plan.kind(), plan.now(), Optional.of(was)));
            }
            return new Before(guarded, Optional.empty(), both);
        } catch (MissingIndexException missing) {
            return new Before(List.of(), Optional.of(missing.reason()), now);
        }
    }

    private List<ExplainedPlan> plans(GuardedQuery query, List<String> hiddenIndexes) throws SQLException {
        try (PlanSession session = PlanSession.open(database, query, hiddenIndexes)) {
            return session.plans();
        }
    }

    private static List<String> used(List<ExplainedPlan> plans) {
        TreeSet<String> used = new TreeSet<>();
        plans.forEach(
                plan -> plan.now().root().nodes().forEach(node -> node.index().ifPresent(used::add)));
        return List.copyOf(used);
    }

    private static String explanation(SQLException failure, GuardedQuery query) {
        String message = String.valueOf(failure.getMessage()).strip();
        return switch (String.valueOf(failure.getSQLState())) {
            case QUERY_CANCELED ->
                "an execution was canceled: " + message + ". Its timeout is "
                        + query.timeout().toMillis() + " ms; set timeout beside the sql if it needs longer";
            case READ_ONLY_TRANSACTION ->
                message + ". A query that reads is executed in a read-only transaction: guard the part that only reads";
            case INDETERMINATE_TYPE -> message + ". Say which type it has, for example :customer::bigint";
            default -> message;
        };
    }
}
