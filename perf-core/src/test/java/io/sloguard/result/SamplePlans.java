package io.sloguard.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Query plans of a table {@code orders} and its index {@code ix_orders}, made up for tests. */
public final class SamplePlans {

    private static final int EXECUTIONS = 9;

    private SamplePlans() {}

    /** Returns nine executions of a scan by the index, alike but for the given times, which are repeated in turn. */
    public static PlanSample indexScan(long buffers, long... nanos) {
        PlanNode scan = node("Index Scan", Optional.of("ix_orders"), buffers, List.of());
        return sample(
                new PlanNode("Limit", Optional.empty(), Optional.empty(), "", 20, 20, 1, buffers, List.of(scan)),
                nanos);
    }

    /** Returns nine executions of a scan of the whole table. */
    public static PlanSample sequentialScan(long buffers, long... nanos) {
        return sample(node("Seq Scan", Optional.empty(), buffers, List.of()), nanos);
    }

    /** Returns a plan of the kind custom, with its state before. */
    public static ExplainedPlan custom(String binding, PlanSample now, PlanSample before) {
        return new ExplainedPlan(binding, PlanKind.CUSTOM, now, Optional.of(before));
    }

    /** Returns a guard of these plans, before which the index was hidden. */
    public static QueryPlanResult guard(String name, ExplainedPlan... plans) {
        return new QueryPlanResult(
                name,
                "select * from orders where customer = :customer",
                List.of("ix_orders"),
                Optional.empty(),
                List.of(plans),
                Optional.empty());
    }

    private static PlanNode node(String type, Optional<String> index, long buffers, List<PlanNode> children) {
        return new PlanNode(
                type, Optional.of("orders"), index, "Filter: (customer = 1)", 24, 17.5, 1, buffers, children);
    }

    private static PlanSample sample(PlanNode root, long... nanos) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < EXECUTIONS; i++) {
            times.add(nanos[i % nanos.length]);
        }
        return new PlanSample(root, Collections.nCopies(EXECUTIONS, root.buffers()), times);
    }
}
