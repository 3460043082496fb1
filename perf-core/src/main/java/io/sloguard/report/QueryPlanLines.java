package io.sloguard.report;

import io.sloguard.result.ExplainedPlan;
import io.sloguard.result.PlanNode;
import io.sloguard.result.PlanSample;
import io.sloguard.result.QueryPlanResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The table of the query plans in the text report: before and now. */
final class QueryPlanLines {

    private static final String ROW = "%-20s %-8s %-7s %13s %16s  %s";

    private final Symbols symbols;

    QueryPlanLines(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Returns the lines; none if no query was guarded. */
    List<String> lines(List<QueryPlanResult> results) {
        List<String> lines = new ArrayList<>();
        if (!results.isEmpty()) {
            lines.add(String.format(Locale.ROOT, ROW, "query", "binding", "kind", "buffers", "time ms", "reads"));
        }
        for (QueryPlanResult result : results) {
            result.error().ifPresent(error -> lines.add(ConsoleReport.fit(result.name(), 20) + " no plans: " + error));
            result.plans().forEach(plan -> lines.add(line(result.name(), plan)));
        }
        return lines;
    }

    private String line(String name, ExplainedPlan plan) {
        return String.format(
                Locale.ROOT,
                ROW,
                ConsoleReport.fit(name, 20),
                ConsoleReport.fit(plan.binding(), 8),
                plan.kind().name().toLowerCase(Locale.ROOT),
                change(plan, sample -> Figures.count(sample.medianBuffers())),
                change(plan, sample -> Figures.millis(sample.medianNanos())),
                reads(plan.now().root()));
    }

    /** The index names alone: the kind of scan is in the result, and changes with versions and data. */
    private static String reads(PlanNode root) {
        List<String> indexes =
                root.nodes().flatMap(node -> node.index().stream()).distinct().toList();
        return indexes.isEmpty() ? root.scans() : String.join(", ", indexes);
    }

    private String change(ExplainedPlan plan, Function<PlanSample, String> figure) {
        Optional<String> before = plan.before().map(figure);
        return before.map(was -> was + " " + symbols.arrow() + " ").orElse("") + figure.apply(plan.now());
    }
}
