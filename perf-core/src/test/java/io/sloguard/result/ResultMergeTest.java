package io.sloguard.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.json.ResultJson;
import io.sloguard.record.Shards;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Judge;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Judgement;
import io.sloguard.slo.Objectives;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C9: what several generators have measured is judged as if one had measured it. */
class ResultMergeTest {

    private static final List<Long> LIMITS = List.of(50_000_000L, 100_000_000L);
    private static final List<DeclaredObjective> OBJECTIVES = Stream.of(
                    "p95 <= 100ms", "p50 <= 50ms", "max <= 100ms", "errors < 1%", "mean <= 25ms", "throughput >= 90/s")
            .map(objective -> Objectives.declared("sharded", objective))
            .toList();
    private static final Instant EARLIER = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-24T10:00:01Z");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"1, 4000, 0", "2, 4000, 0.005", "3, 3333, 0.2", "4, 999, 0.01", "5, 7, 0.5", "6, 1, 0"})
    void two_shards_merged_equal_the_whole(long seed, int size, double errors) {
        Shards run = new Shards(seed, size, errors, LIMITS);
        ScenarioResult whole = run.whole();

        RunResult merged = ResultMerge.merge(result("a", run.shard(0, 2)), result("b", run.shard(1, 2)));

        assertSameMeasurement(merged.scenarios().get(0), whole);
        assertThat(judged(merged).verdicts())
                .isEqualTo(judged(result("whole", whole)).verdicts());
    }

    @Test
    void three_shards_merge_in_any_order() {
        Shards run = new Shards(7, 2_000, 0.02, LIMITS);
        RunResult first = result("a", run.shard(0, 3));
        RunResult second = result("b", run.shard(1, 3));
        RunResult third = result("c", run.shard(2, 3));

        RunResult leftFirst = ResultMerge.merge(ResultMerge.merge(first, second), third);
        RunResult rightFirst = ResultMerge.merge(third, ResultMerge.merge(second, first));

        assertSameMeasurement(leftFirst.scenarios().get(0), run.whole());
        assertSameMeasurement(rightFirst.scenarios().get(0), run.whole());
    }

    @ParameterizedTest
    @CsvSource({"11, 4000, 0", "12, 2000, 0.02"})
    void shards_merged_from_their_result_files_equal_the_whole(long seed, int size, double errors) {
        Shards run = new Shards(seed, size, errors, LIMITS);

        RunResult merged =
                ResultMerge.merge(throughFile(result("a", run.shard(0, 2))), throughFile(result("b", run.shard(1, 2))));

        assertSameMeasurement(merged.scenarios().get(0), run.whole());
        assertThat(judged(throughFile(merged)).verdicts())
                .isEqualTo(judged(result("whole", run.whole())).verdicts());
    }

    @Test
    @DisplayName("a quantile of both is no mean of the quantiles of each")
    void a_slow_generator_is_not_averaged_away() {
        RunResult fast = result("fast", new Shards(21, 1_000, 0, LIMITS).whole());
        RunResult failing = result("failing", new Shards(22, 1_000, 1, LIMITS).whole());

        RunResult merged = ResultMerge.merge(fast, failing);

        assertThat(merged.scenarios().get(0).counts().ok()).isEqualTo(1_000);
        assertThat(merged.scenarios()
                        .get(0)
                        .exceedance(LIMITS.get(1))
                        .orElseThrow()
                        .exceeding())
                .isGreaterThanOrEqualTo(1_000);
    }

    @Test
    void the_merged_run_starts_with_the_earlier_and_lasts_as_long_as_the_longer() {
        ScenarioResult scenario = new Shards(8, 10, 0, LIMITS).whole();
        RunResult first = new RunResult("a", LATER, 10, 1, environment(), List.of(scenario));
        RunResult second = new RunResult("b", EARLIER, 20, 1, environment(), List.of(scenario));

        RunResult merged = ResultMerge.merge(first, second);

        assertThat(merged.runId()).isEqualTo("a+b");
        assertThat(merged.startedAt()).isEqualTo(EARLIER);
        assertThat(merged.elapsedNanos()).isEqualTo(20);
    }

    @Test
    void results_counted_for_other_limits_are_refused() {
        RunResult two = result("a", new Shards(9, 10, 0, LIMITS).whole());
        RunResult one = result("b", new Shards(9, 10, 0, LIMITS.subList(0, 1)).whole());

        assertThatThrownBy(() -> ResultMerge.merge(two, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the results of sharded were counted for other limits");
    }

    @Test
    void results_of_other_scenarios_are_refused() {
        RunResult some = result("a", new Shards(10, 10, 0, LIMITS).whole());
        RunResult none = new RunResult("b", EARLIER, 1, 1, environment(), List.of());

        assertThatThrownBy(() -> ResultMerge.merge(some, none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the results are of other scenarios: [sharded] and []");
    }

    private static void assertSameMeasurement(ScenarioResult merged, ScenarioResult whole) {
        assertThat(merged.counts()).isEqualTo(whole.counts());
        assertThat(merged.exceedances()).isEqualTo(whole.exceedances());
        assertThat(merged.latencies()).isEqualTo(whole.latencies());
        assertThat(merged.blocks()).isEqualTo(whole.blocks());
        assertThat(merged.observations()).isEqualTo(whole.observations());
    }

    private RunResult throughFile(RunResult result) {
        Path file = directory.resolve(result.runId() + ".json");
        ResultJson.write(new JudgedRun(result, judged(result)), file);
        return ResultJson.read(file).result();
    }

    private static Judgement judged(RunResult result) {
        return Judge.judge(result, OBJECTIVES);
    }

    private static RunResult result(String runId, ScenarioResult scenario) {
        return new RunResult(runId, EARLIER, 1_000, 1, environment(), List.of(scenario));
    }

    private static Environment environment() {
        return new Environment("17", 2, "Linux", "", Map.of());
    }
}
