package io.sloguard.it;

import io.sloguard.result.ExplainedPlan;
import io.sloguard.result.PlanKind;
import io.sloguard.result.PlanNode;
import io.sloguard.result.PlanSample;
import io.sloguard.result.QueryPlanResult;
import io.sloguard.target.GuardedQuery;
import io.sloguard.target.QueryPlans;
import io.sloguard.target.Target;
import io.sloguard.target.TargetProvider;
import io.sloguard.target.TargetRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The target {@code lost-index}: a database that scans the table orders for every query. */
public final class LostIndex implements TargetProvider, Target, QueryPlans {

    @Override
    public List<String> accepted() {
        return List.of("lost-index");
    }

    @Override
    public boolean accepts(String target) {
        return target.equals("lost-index");
    }

    @Override
    public List<String> problems(TargetRequest request) {
        return List.of();
    }

    @Override
    public Target open(TargetRequest request) {
        return this;
    }

    @Override
    public <T> Optional<T> resource(Class<T> type) {
        return type == QueryPlans.class ? Optional.of(type.cast(this)) : Optional.empty();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of();
    }

    @Override
    public QueryPlanResult explain(GuardedQuery query) {
        PlanNode scan = new PlanNode(
                "Seq Scan", Optional.of("orders"), Optional.empty(), "", 20, 20, 1, 1476, List.of());
        PlanSample sample = new PlanSample(scan, List.of(1476L), List.of(8_000_000L));
        return new QueryPlanResult(
                query.name(),
                query.sql().toString(),
                List.of(),
                Optional.of("there is no index named ix_orders"),
                List.of(new ExplainedPlan("hot", PlanKind.CUSTOM, sample, Optional.empty())),
                Optional.empty());
    }

    @Override
    public void close() {}
}
