package io.sloguard.report.html;

import io.sloguard.report.Figures;
import io.sloguard.result.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A query plan as text, one line for each node, indented below the node that it feeds. */
final class PlanTree {

    private static final String INDENT = "  ";

    private PlanTree() {}

    static String of(PlanNode root) {
        List<String> lines = new ArrayList<>();
        add(root, "", lines);
        return String.join("\n", lines);
    }

    private static void add(PlanNode node, String indent, List<String> lines) {
        lines.add(indent
                + node
                + String.format(
                        Locale.ROOT,
                        " (rows %s, planned %s%s, buffers %s)",
                        Figures.count(Math.round(node.actualRows())),
                        Figures.count(Math.round(node.plannedRows())),
                        node.loops() == 1 ? "" : ", loops " + Figures.count(node.loops()),
                        Figures.count(node.buffers())));
        if (!node.detail().isEmpty()) {
            lines.add(indent + INDENT + INDENT + node.detail());
        }
        node.children().forEach(child -> add(child, indent + INDENT, lines));
    }
}
