package io.sloguard.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sloguard.baseline.BaselineEntry;
import io.sloguard.baseline.BaselineEntry.Budget;
import io.sloguard.baseline.BaselineEntry.Standing;
import io.sloguard.baseline.BaselineHistory;
import io.sloguard.baseline.SampleEntries;
import io.sloguard.json.TrendJson;
import io.sloguard.report.ReportLine;
import io.sloguard.report.Symbols;
import io.sloguard.report.TrendReport;
import io.sloguard.report.export.OtavaCsv;
import io.sloguard.result.RunMetric;
import io.sloguard.result.SampleFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendTest {

    @Test
    void a_step_is_told_with_its_run_and_its_size() {
        MetricTrend p95 = metric(Trend.of(history(40, day -> day >= 30 ? 123 : 100)), RunMetric.P95);

        assertThat(p95.changes()).hasSize(1);
        LevelChange change = p95.changes().get(0);
        assertThat(change.first().runId()).isEqualTo("run-30");
        assertThat(change.ratio()).isCloseTo(1.23, within(0.03));
        assertThat(change.isWorse()).isTrue();
        assertThat(p95.level()).isCloseTo(123e6, within(4e6));
    }

    @Test
    void less_throughput_is_worse_and_less_latency_is_better() {
        Trend faster = Trend.of(history(40, day -> day >= 30 ? 80 : 100));

        assertThat(metric(faster, RunMetric.P95).changes().get(0).isWorse()).isFalse();
        assertThat(metric(faster, RunMetric.THROUGHPUT).changes().get(0).isWorse())
                .isFalse();
        Trend slower = Trend.of(history(40, day -> day >= 30 ? 120 : 100));
        assertThat(metric(slower, RunMetric.THROUGHPUT).changes().get(0).isWorse())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"c1000, 3", "c1029, 3", "c1030, 3", "c1031, 0", "c1039, 0", "c10301, 3"})
    void a_change_counts_since_its_own_commit_or_an_earlier_one(String commit, int worse) {
        Trend trend = Trend.of(history(40, day -> day >= 30 ? 123 : 100));

        assertThat(trend.worseSince(commit)).hasSize(worse);
    }

    @Test
    void a_change_for_the_better_is_no_change_for_the_worse() {
        assertThat(Trend.of(history(40, day -> day >= 30 ? 80 : 100)).worseSince("c1000"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"c9", "''", "unknown"})
    void a_commit_without_a_run_is_an_error_that_names_those_that_have_one(String commit) {
        Trend trend = Trend.of(history(12, day -> 100));

        assertThatThrownBy(() -> trend.worseSince(commit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no run of commit \"" + commit
                        + "\" is stored; the last ones are of c1011, c1010, c1009, c1008, c1007");
    }

    @Test
    void a_gap_of_a_month_is_no_change() {
        List<BaselineEntry> entries = new ArrayList<>(history(20, day -> 100).entries());
        Random random = new Random(9);
        IntStream.range(50, 70).forEach(day -> entries.add(SampleEntries.held(day, noisy(100, random))));

        assertThat(Trend.of(new BaselineHistory(entries, List.of())).metrics())
                .allMatch(metric -> metric.changes().isEmpty());
    }

    @Test
    void nine_runs_are_too_few_to_look_for_changes() {
        assertThat(Trend.of(history(9, day -> day >= 5 ? 200 : 100)).metrics())
                .allMatch(metric -> metric.changes().isEmpty());
    }

    @Test
    void a_slow_drift_is_told_per_quarter() {
        MetricTrend p95 = metric(Trend.of(history(91, day -> 100 * Math.pow(1.04, day / 91.0))), RunMetric.P95);

        assertThat(p95.changes()).isEmpty();
        assertThat(p95.drift().orElseThrow().isFound()).isTrue();
        assertThat(p95.drift().orElseThrow().ratioPerQuarter()).isCloseTo(1.04, within(0.015));
        assertThat(p95.drift().orElseThrow().weeks()).isEqualTo(13);
    }

    @Test
    void a_budget_is_used_up_by_its_lower_bound_alone() {
        assertThat(budget(30, 26).isUsedUp()).isFalse();
        assertThat(budget(30, 26).whole().rate()).isGreaterThan(1);
        assertThat(budget(30, 30).isUsedUp()).isTrue();
        assertThat(budget(30, 30).isBurning()).isFalse();
        assertThat(budget(30, 120).isBurning()).isTrue();
    }

    @Test
    void a_history_without_a_run_has_no_trend_and_says_so() {
        Trend none = Trend.of(new BaselineHistory(List.of(), List.of("perf/b.jsonl:1 is left alone: no JSON")));

        assertThat(new TrendReport(Symbols.ASCII).lines(none).stream().map(ReportLine::text))
                .containsExactly(
                        "perf/b.jsonl:1 is left alone: no JSON",
                        "no run is stored yet; mvn perf:baseline keeps the last one");
    }

    @Test
    void the_text_draws_the_series_and_says_what_changed() {
        List<BaselineEntry> entries = IntStream.range(0, 24)
                .mapToObj(day -> SampleEntries.held(day, (day >= 12 ? 150 : 100) + day % 3))
                .toList();

        List<String> lines = new TrendReport(Symbols.ASCII)
                .lines(Trend.of(new BaselineHistory(entries, List.of()))).stream()
                        .map(ReportLine::text)
                        .toList();

        assertThat(lines)
                .startsWith(
                        "measured  load 1a2b3c4d5e6f, machine linux amd64, 2 cores, JDK 17, PostgreSQL 18",
                        "  metric        runs        level  last 30",
                        "  p95             24       151 ms  ____________############")
                .contains(
                        "  p95 became worse: 49.5 % greater since 2025-06-13, commit c1012",
                        "  p95 <= 215ms: 28 % of what 24 runs may exceed is used up")
                .endsWith("About one in a hundred histories without a change shows one.");
    }

    @Test
    void the_table_for_otava_has_a_column_for_each_metric() {
        BaselineHistory history = new BaselineHistory(List.of(SampleEntries.held(0, 100)), List.of());

        assertThat(OtavaCsv.of(history, SampleFigures.KEY)).isEqualTo("""
                time,commit,run,p50_ms,p75_ms,p90_ms,p95_ms,p99_ms,p99_9_ms,mean_ms,errors,throughput
                2025-06-01 03:00:00 +0000,c1000,run-0,,,,100,,,50,,100
                """);
    }

    @Test
    void the_document_for_programs_has_the_changes() {
        String json = TrendJson.write(Trend.of(history(40, day -> day >= 30 ? 123 : 100)));

        assertThat(json)
                .contains("\"schema\" : \"perf-trend/1\"")
                .contains("\"at\" : 30")
                .contains("\"commit\" : \"c1030\"")
                .contains("\"worse\" : true");
    }

    private static BudgetTrend budget(int runs, long exceeding) {
        List<BaselineEntry> entries = IntStream.range(0, runs)
                .mapToObj(day -> new BaselineEntry(
                        Standing.HELD,
                        SampleFigures.KEY,
                        SampleFigures.day(day, 100),
                        List.of(new Budget("p95 <= 215ms", 0.05, 500, exceeding))))
                .toList();
        return Trend.of(new BaselineHistory(entries, List.of())).budgets().get(0);
    }

    private static MetricTrend metric(Trend trend, RunMetric metric) {
        return trend.metrics().stream()
                .filter(one -> one.metric() == metric)
                .findFirst()
                .orElseThrow();
    }

    private static BaselineHistory history(int days, IntToDoubleFunction p95Millis) {
        Random random = new Random(7);
        return new BaselineHistory(
                IntStream.range(0, days)
                        .mapToObj(day -> SampleEntries.held(day, noisy(p95Millis.applyAsDouble(day), random)))
                        .toList(),
                List.of());
    }

    private static double noisy(double value, Random random) {
        return value * Math.exp(0.01 * random.nextGaussian());
    }
}
