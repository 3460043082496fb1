package io.sloguard.trend;

import io.sloguard.baseline.BaselineEntry;
import io.sloguard.baseline.BaselineHistory;
import io.sloguard.result.BaselineKey;
import io.sloguard.result.RunFigures;
import io.sloguard.result.RunMetric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that a history says about its metrics and budgets. Broken runs are part of it: a change for the worse is what it
 * is for. Immutable.
 *
 * @param metrics the metrics, by conditions in the order of their first run
 * @param budgets the budgets, likewise
 * @param remarks what of the store was left alone, one sentence each with its place
 */
public record Trend(List<MetricTrend> metrics, List<BudgetTrend> budgets, List<String> remarks) {

    private static final int SHOWN_COMMITS = 5;

    public Trend {
        metrics = List.copyOf(metrics);
        budgets = List.copyOf(budgets);
        remarks = List.copyOf(remarks);
    }

    /** Returns the trend of a history. A thousand runs of twenty metrics take seconds; see docs/baselines.md. */
    public static Trend of(BaselineHistory history) {
        Map<BaselineKey, List<BaselineEntry>> byKey = new LinkedHashMap<>();
        for (BaselineEntry entry : history.entries()) {
            byKey.computeIfAbsent(entry.key(), any -> new ArrayList<>()).add(entry);
        }
        return new Trend(
                byKey.entrySet().parallelStream()
                        .flatMap(one -> metrics(one.getKey(), one.getValue()).parallelStream())
                        .toList(),
                byKey.entrySet().stream()
                        .flatMap(one -> budgets(one.getKey(), one.getValue()).stream())
                        .toList(),
                history.remarks());
    }

    private static List<MetricTrend> metrics(BaselineKey key, List<BaselineEntry> entries) {
        return List.of(RunMetric.values()).parallelStream()
                .filter(metric ->
                        metric != RunMetric.ERRORS) // a share that is mostly none has no factor; it has a budget
                .map(metric -> Map.entry(metric, having(metric, entries)))
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> MetricTrend.of(key, one.getKey(), one.getValue()))
                .toList();
    }

    private static List<RunFigures> having(RunMetric metric, List<BaselineEntry> entries) {
        return entries.stream()
                .map(BaselineEntry::figures)
                .filter(run -> run.value(metric).orElse(0) > 0)
                .toList();
    }

    private static List<BudgetTrend> budgets(BaselineKey key, List<BaselineEntry> entries) {
        Set<String> objectives = new LinkedHashSet<>();
        entries.forEach(entry -> entry.budgets().forEach(budget -> objectives.add(budget.objective())));
        return objectives.stream()
                .map(objective -> BudgetTrend.of(key, objective, entries))
                .toList();
    }

    /**
     * Returns the metrics whose level changed for the worse with the first run of a commit, or later.
     *
     * @param commit the commit, or the beginning of its name
     * @throws IllegalArgumentException if the history has no run of that commit; the message names the last ones that it has
     */
    public List<MetricTrend> worseSince(String commit) {
        Instant since = runs().stream()
                .filter(run -> isSame(commit, run.commit()))
                .map(RunFigures::startedAt)
                .min(Instant::compareTo)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no run of commit \"" + commit + "\" is stored; the last ones are of " + lastCommits()));
        return metrics.stream()
                .filter(metric -> metric.changes().stream()
                        .anyMatch(change ->
                                change.isWorse() && !change.first().startedAt().isBefore(since)))
                .toList();
    }

    private static boolean isSame(String asked, String stored) {
        return !asked.isBlank() && !stored.isEmpty() && (stored.startsWith(asked) || asked.startsWith(stored));
    }

    private String lastCommits() {
        List<String> commits = runs().stream()
                .sorted((one, other) -> other.startedAt().compareTo(one.startedAt()))
                .map(RunFigures::commit)
                .filter(commit -> !commit.isEmpty())
                .distinct()
                .limit(SHOWN_COMMITS)
                .toList();
        return commits.isEmpty() ? "unknown commits" : String.join(", ", commits);
    }

    private List<RunFigures> runs() {
        return metrics.stream()
                .flatMap(metric -> metric.runs().stream())
                .distinct()
                .toList();
    }
}
