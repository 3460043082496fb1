package io.sloguard.result;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One node of a query plan as it was executed, with the nodes that feed it.
 *
 * @param type what it does, in the words of the database: {@code Seq Scan}, {@code Sort}
 * @param relation the table that it reads
 * @param index the index that it reads
 * @param detail its conditions and sort keys, in the words of the database; empty if there are none
 * @param plannedRows how many rows the planner expected of each loop
 * @param actualRows how many rows each loop gave, on average
 * @param loops how often it was executed
 * @param buffers how many buffers it touched, with the nodes below
 * @param children the nodes that feed it
 */
public record PlanNode(
        String type,
        Optional<String> relation,
        Optional<String> index,
        String detail,
        double plannedRows,
        double actualRows,
        long loops,
        long buffers,
        List<PlanNode> children) {

    private static final String SEQUENTIAL_SCAN = "Seq Scan";

    /** What names a table, but only takes what the nodes below it found. */
    private static final Set<String> RELAYING = Set.of("Bitmap Heap Scan", "ModifyTable");

    public PlanNode {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(relation, "relation");
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(detail, "detail");
        children = List.copyOf(children);
        if (plannedRows < 0 || actualRows < 0 || loops < 0 || buffers < 0) {
            throw new IllegalArgumentException("a node of a plan counts from 0: " + type + ", rows " + actualRows
                    + " (planned " + plannedRows + "), loops " + loops + ", buffers " + buffers);
        }
    }

    /** Returns this node and all below it, each before those that feed it. */
    public Stream<PlanNode> nodes() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(PlanNode::nodes));
    }

    /** Returns whether this node reads the whole table of that name from end to end. */
    public boolean isSequentialScanOf(String table) {
        return type.equals(SEQUENTIAL_SCAN) && relation.equals(Optional.of(table));
    }

    /** Returns whether this node reads the index of that name, in any kind of scan. */
    public boolean isScanOfIndex(String name) {
        return index.equals(Optional.of(name));
    }

    /** Returns how many nodes of the tree are such. */
    public long count(Predicate<PlanNode> such) {
        return nodes().filter(such).count();
    }

    /** Returns how the tree reads its data, in one line: {@code Index Scan using ix on orders, Seq Scan on users}. */
    public String scans() {
        String scans = nodes().filter(
                        node -> node.index.isPresent() || (node.relation.isPresent() && !RELAYING.contains(node.type)))
                .map(PlanNode::toString)
                .distinct()
                .collect(Collectors.joining(", "));
        return scans.isEmpty() ? type : scans;
    }

    /** Returns this node alone in the words of the database: {@code Index Scan using ix on orders}. */
    @Override
    public String toString() {
        return type
                + index.map(name -> " using " + name).orElse("")
                + relation.map(name -> " on " + name).orElse("");
    }
}
