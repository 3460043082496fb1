package io.sloguard.report;

import io.sloguard.result.BaselineKey;
import io.sloguard.result.RunFigures;
import io.sloguard.result.RunMetric;
import io.sloguard.trend.BudgetTrend;
import io.sloguard.trend.LevelChange;
import io.sloguard.trend.MetricTrend;
import io.sloguard.trend.Trend;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The text of a trend: a table for each kind of conditions, and one sentence for whatever changed. Immutable. */
public final class TrendReport {

    private static final String ROW = "  %-12s %5s %12s  %-30s  %s";
    private static final String CHANCE = "About one in a hundred histories without a change shows one.";
    private static final int LETTERS = 30;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Symbols symbols;

    /** Creates a report with these symbols. */
    public TrendReport(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Returns the lines of the report. */
    public List<ReportLine> lines(Trend trend) {
        List<ReportLine> lines = new ArrayList<>();
        trend.remarks().forEach(remark -> lines.add(ReportLine.warning(shown(remark))));
        for (BaselineKey key :
                trend.metrics().stream().map(MetricTrend::key).distinct().toList()) {
            lines.add(ReportLine.info(shown(key.scenario() + "  " + key.conditions())));
            lines.add(ReportLine.info(String.format(Locale.ROOT, ROW, "metric", "runs", "level", "last " + LETTERS, "")
                    .stripTrailing()));
            List<MetricTrend> metrics = trend.metrics().stream()
                    .filter(metric -> metric.key().equals(key))
                    .toList();
            metrics.forEach(metric -> lines.add(ReportLine.info(row(metric))));
            metrics.forEach(metric -> remarks(metric, lines));
            trend.budgets().stream()
                    .filter(budget -> budget.key().equals(key))
                    .forEach(budget -> lines.add(budget(budget)));
        }
        if (trend.metrics().stream().anyMatch(metric -> !metric.changes().isEmpty())) {
            lines.add(ReportLine.info(CHANCE));
        }
        if (trend.metrics().isEmpty()) {
            lines.add(ReportLine.warning("no run is stored yet; mvn perf:baseline keeps the last one"));
        }
        return lines;
    }

    private String row(MetricTrend trend) {
        List<Double> values = trend.runs().stream()
                .map(run -> run.value(trend.metric()).orElseThrow())
                .toList();
        int size = trend.runs().size();
        return shown(String.format(
                Locale.ROOT,
                ROW,
                trend.metric(),
                Figures.count(size),
                Figures.figure(trend.metric(), trend.level()),
                Sparkline.of(values, LETTERS, symbols),
                size < MetricTrend.MIN_RUNS ? "too few runs to look for changes" : ""));
    }

    private void remarks(MetricTrend trend, List<ReportLine> lines) {
        for (LevelChange change : trend.changes()) {
            String sentence = shown("  " + sentence(trend.metric(), change));
            lines.add(change.isWorse() ? ReportLine.warning(sentence) : ReportLine.info(sentence));
        }
        for (int outlier : trend.outliers()) {
            RunFigures run = trend.runs().get(outlier);
            lines.add(ReportLine.info(shown("  " + trend.metric() + " stood out once, "
                    + Figures.figure(trend.metric(), run.value(trend.metric()).orElseThrow()) + when(run)
                    + ": a single run, so no change")));
        }
        trend.drift().filter(drift -> drift.isFound()).ifPresent(drift -> {
            double change = drift.ratioPerQuarter() - 1;
            boolean isWorse = change > 0 == trend.metric().isBetterWhenLess();
            String sentence = shown("  " + trend.metric() + " drifts " + (change > 0 ? "up" : "down") + " by about "
                    + Figures.percent(Math.abs(change)) + " in a quarter, over " + drift.weeks() + " weeks");
            lines.add(isWorse ? ReportLine.warning(sentence) : ReportLine.info(sentence));
        });
    }

    /** Returns a change in one sentence: {@code p95 became worse: 23 % greater since 2026-11-02, commit 1a2b3c4}. */
    public static String sentence(RunMetric metric, LevelChange change) {
        double share = Math.abs(change.ratio() - 1);
        return metric + " became " + (change.isWorse() ? "worse" : "better") + ": " + Figures.percent(share)
                + (change.ratio() > 1 ? " greater" : " less") + " since" + when(change.first());
    }

    /**
     * Returns what a build says that is broken by changes for the worse.
     *
     * @param worse the metrics, at least one
     * @param commit since which they were looked for
     */
    public static String failure(List<MetricTrend> worse, String commit) {
        List<String> lines = new ArrayList<>();
        lines.add(Figures.counted(worse.size(), "metric") + " became worse since commit " + commit);
        for (MetricTrend metric : worse) {
            for (LevelChange change : metric.changes()) {
                if (change.isWorse()) {
                    lines.add("  " + metric.key().scenario() + "   " + sentence(metric.metric(), change));
                }
            }
        }
        lines.add("  If it is meant to be so: keep a run with -Dperf.accept, and ask since its commit from now on");
        return String.join("\n", lines);
    }

    private static String when(RunFigures run) {
        return " " + DAY.format(run.startedAt()) + (run.commit().isEmpty() ? "" : ", commit " + run.commit());
    }

    private ReportLine budget(BudgetTrend budget) {
        String used = shown("  " + budget.objective() + ": "
                + Figures.percent(budget.whole().rate())
                + " of what " + Figures.counted(budget.runs(), "run") + " may exceed is used up"
                + (budget.isUsedUp() ? ", more than chance explains" : "")
                + (budget.isBurning() ? "; it burns fast" : ""));
        return budget.isUsedUp() || budget.isBurning() ? ReportLine.warning(used) : ReportLine.info(used);
    }

    private String shown(String text) {
        return ConsoleReport.clip(symbols.shown(text));
    }
}
