package io.sloguard.trend;

import io.sloguard.result.BaselineKey;
import io.sloguard.result.RunFigures;
import io.sloguard.result.RunMetric;
import io.sloguard.stats.ChangePoints;
import io.sloguard.stats.ChangePoints.Search;
import io.sloguard.stats.TheilSen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The history of one metric under the same conditions. Levels are compared on the logarithmic scale, because a system becomes
 * slower by a factor. The whole history is looked at anew each time: a later run may show that an earlier change was none.
 * Immutable.
 *
 * @param key what the runs have in common
 * @param metric the metric
 * @param runs the runs that have it, the oldest first
 * @param changes the changes of its level, the oldest first; none if there are fewer than {@value #MIN_RUNS} runs
 * @param outliers the positions of runs that stand out, ascending
 * @param drift the slow change since the last change of level; empty if fewer than eight weeks have runs since
 */
public record MetricTrend(
        BaselineKey key,
        RunMetric metric,
        List<RunFigures> runs,
        List<LevelChange> changes,
        List<Integer> outliers,
        Optional<Drift> drift) {

    /** With fewer runs no change is looked for. */
    public static final int MIN_RUNS = 10;

    /** One in a hundred histories without a change shows one. */
    static final double ALPHA = 0.01;

    /** Changes by less are not worth a word. */
    static final double MIN_EFFECT = 1.05;

    private static final int PERMUTATIONS = 999;
    private static final int WEEKS_OF_A_QUARTER = 13;

    public MetricTrend {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(drift, "drift");
        runs = List.copyOf(runs);
        changes = List.copyOf(changes);
        outliers = List.copyOf(outliers);
    }

    /**
     * Returns the trend of a metric. The cost is that of {@link ChangePoints#of}.
     *
     * @param runs runs under the same conditions that have the metric, more than 0, the oldest first
     */
    static MetricTrend of(BaselineKey key, RunMetric metric, List<RunFigures> runs) {
        double[] logarithms = runs.stream()
                .mapToDouble(run -> Math.log(run.value(metric).orElseThrow()))
                .toArray();
        if (runs.size() < MIN_RUNS) {
            return new MetricTrend(key, metric, runs, List.of(), List.of(), Optional.empty());
        }
        Search search = new Search(ALPHA, PERMUTATIONS, Math.log(MIN_EFFECT), seed(key, metric));
        ChangePoints found = ChangePoints.of(logarithms, search);
        List<LevelChange> changes = new ArrayList<>();
        for (ChangePoints.Change change : found.changes()) {
            changes.add(new LevelChange(
                    change.at(),
                    runs.get(change.at()),
                    Math.exp(change.shift()),
                    change.shift() > 0 == metric.isBetterWhenLess(),
                    change.chance()));
        }
        int level = changes.isEmpty() ? 0 : changes.get(changes.size() - 1).at();
        return new MetricTrend(
                key,
                metric,
                runs,
                changes,
                found.outliers(),
                drift(runs.subList(level, runs.size()), Arrays.copyOfRange(logarithms, level, runs.size())));
    }

    /** Each series has a seed of its own, and always the same. */
    private static long seed(BaselineKey key, RunMetric metric) {
        CRC32 crc = new CRC32();
        crc.update((key + " " + metric).getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    /** The weeks' medians hide how often a week has runs. */
    private static Optional<Drift> drift(List<RunFigures> runs, double[] logarithms) {
        SortedMap<Long, List<Double>> weeks = new TreeMap<>();
        for (int i = 0; i < runs.size(); i++) {
            long week = Duration.between(runs.get(0).startedAt(), runs.get(i).startedAt())
                            .toDays()
                    / 7;
            weeks.computeIfAbsent(week, any -> new ArrayList<>()).add(logarithms[i]);
        }
        if (weeks.size() < TheilSen.MIN_POINTS) {
            return Optional.empty();
        }
        double[] positions =
                weeks.keySet().stream().mapToDouble(Long::doubleValue).toArray();
        double[] medians =
                weeks.values().stream().mapToDouble(MetricTrend::median).toArray();
        TheilSen slope = TheilSen.of(positions, medians);
        return Optional.of(new Drift(Math.exp(slope.slope() * WEEKS_OF_A_QUARTER), weeks.size(), slope.chance()));
    }

    /** Returns the typical value of the present level: the median since the last change. */
    public double level() {
        int from = changes.isEmpty() ? 0 : changes.get(changes.size() - 1).at();
        return median(runs.subList(from, runs.size()).stream()
                .map(run -> run.value(metric).orElseThrow())
                .toList());
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
