package io.sloguard.scenarios.postgres.plan;

import io.sloguard.result.PlanNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One execution of a query, as {@code EXPLAIN} tells it in JSON.
 *
 * @param root the root of its plan
 * @param nanos how long it took, without planning
 */
record Execution(PlanNode root, long nanos) {

    private static final double MILLI_NANOS = 1e6;
    private static final List<String> BUFFERS = List.of(
            "Shared Hit Blocks", "Shared Read Blocks", "Local Hit Blocks", "Local Read Blocks", "Temp Read Blocks");
    private static final List<String> DETAILS =
            List.of("Index Cond", "Recheck Cond", "Filter", "Hash Cond", "Merge Cond", "Join Filter", "Sort Key");

    Execution {
        Objects.requireNonNull(root, "root");
    }

    /**
     * Reads what EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) gives.
     *
     * @throws SQLException if it is not what it should be
     */
    static Execution ofJson(String json) throws SQLException {
        Map<?, ?> explained = JsonTree.firstObject(json);
        if (explained.get("Plan") instanceof Map<?, ?> plan
                && explained.get("Execution Time") instanceof Number millis) {
            return new Execution(node(plan), Math.round(millis.doubleValue() * MILLI_NANOS));
        }
        throw new SQLException("the server explained the query without a plan or its time: " + json);
    }

    private static PlanNode node(Map<?, ?> json) {
        List<PlanNode> children = new ArrayList<>();
        if (json.get("Plans") instanceof List<?> plans) {
            for (Object plan : plans) {
                children.add(node((Map<?, ?>) plan));
            }
        }
        return new PlanNode(
                String.valueOf(json.get("Node Type")),
                text(json, "Relation Name"),
                text(json, "Index Name"),
                detail(json),
                number(json, "Plan Rows"),
                number(json, "Actual Rows"),
                (long) number(json, "Actual Loops"),
                (long) BUFFERS.stream().mapToDouble(name -> number(json, name)).sum(),
                children);
    }

    private static String detail(Map<?, ?> json) {
        List<String> details = new ArrayList<>();
        for (String name : DETAILS) {
            Object value = json.get(name);
            if (value instanceof List<?> values) {
                details.add(name + ": "
                        + String.join(", ", values.stream().map(String::valueOf).toList()));
            } else if (value != null) {
                details.add(name + ": " + value);
            }
        }
        return String.join("; ", details);
    }

    private static Optional<String> text(Map<?, ?> json, String name) {
        return Optional.ofNullable(json.get(name)).map(String::valueOf);
    }

    /** What a node does not state is 0: the server leaves out what it did not count. */
    private static double number(Map<?, ?> json, String name) {
        return json.get(name) instanceof Number number ? number.doubleValue() : 0;
    }
}
