package io.sloguard.report;

import io.sloguard.result.ExperimentPair;
import io.sloguard.result.ExperimentResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The experiments of a run as lines of the text report: what a and b are, and what their runs measured. */
final class ExperimentLines {

    private static final int NAME_WIDTH = 12;
    private static final int CLAIM_WIDTH = 41;
    private static final String ROW = "%-6s %-12s %-41s %8s  %-14s %3s  %s";

    List<String> of(ExperimentResult experiment) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("experiment " + experiment.name() + ": b (" + experiment.wordsOfB() + ") against a ("
                + experiment.wordsOfA() + "), "
                + Figures.counted(experiment.pairs().size(), "pair")
                + (experiment.isControlled() ? " with control" : ""));
        experiment.error().ifPresent(why -> lines.add("  " + why));
        if (!experiment.pairs().isEmpty()) {
            lines.add("  " + variant("a", experiment, ExperimentPair::a));
            lines.add("  " + variant("b", experiment, ExperimentPair::b));
        }
        return lines;
    }

    /** Returns what the runs of a variant measured, from the least figure to the greatest. */
    private static String variant(
            String side, ExperimentResult experiment, Function<ExperimentPair, ScenarioResult> run) {
        List<ScenarioResult> measured = experiment.pairs().stream()
                .map(run)
                .filter(one -> one.counts().scheduled() > 0)
                .toList();
        if (measured.isEmpty()) {
            return side + "  not measured";
        }
        return side + "  p50 " + range(measured, 0.5) + "   p95 " + range(measured, 0.95) + "   p99 "
                + range(measured, 0.99) + " ms   least to greatest of " + Figures.counted(measured.size(), "run");
    }

    private static String range(List<ScenarioResult> runs, double quantile) {
        List<Long> nanos =
                runs.stream().map(one -> one.quantileNanos(quantile)).sorted().toList();
        return Figures.millis(nanos.get(0)) + " to " + Figures.millis(nanos.get(nanos.size() - 1));
    }

    static String heading() {
        return String.format(Locale.ROOT, ROW, "", "experiment", "claim", "b over a", "95 % bounds", "n", "verdict");
    }

    /** Returns the line of a claim. */
    String of(String symbol, Verdict verdict) {
        return String.format(
                Locale.ROOT,
                ROW,
                symbol,
                ConsoleReport.fit(verdict.objective().subject(), NAME_WIDTH),
                ConsoleReport.fit(verdict.objective().objective().toString(), CLAIM_WIDTH),
                Figures.observed(verdict.objective(), verdict.evidence()),
                Figures.bounds(verdict.objective(), verdict.evidence()),
                Figures.count(verdict.evidence().operations()),
                ConsoleReport.word(verdict.state()));
    }
}
