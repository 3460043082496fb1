package io.sloguard.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.baseline.BaselineEntry.Standing;
import io.sloguard.json.BaselineJson;
import io.sloguard.result.BaselineKey;
import io.sloguard.result.RunFigures;
import io.sloguard.result.SampleFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineHistoryTest {

    private static final Instant NOW = SampleFigures.FIRST.plus(Duration.ofDays(100));

    @Test
    void what_is_written_is_read_back() {
        BaselineEntry entry = SampleEntries.of(Standing.ACCEPTED, 3, 120.125);

        assertThat(BaselineJson.read(BaselineJson.write(entry))).isEqualTo(entry);
        assertThat(BaselineJson.write(entry)).doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"p95\":1.2E8 | \"p95\":NaN | Non-standard token 'NaN': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow",
                "\"p95\":1.2E8 | \"p95\":-1 | p95 cannot be -1.0",
                "\"p95\":1.2E8 | \"p95\":0 | p95 cannot be 0.0",
                "\"p95\":1.2E8 | \"p95\":1e999 | p95 cannot be Infinity",
                "\"p95\":1.2E8 | \"p95\":\"fast\" | not a number: /figures/p95",
                "\"p95\":1.2E8 | \"p96\":1.2E8 | unknown figure \"p96\"",
                "\"operations\":500,\"figures\" | \"operations\":0,\"figures\" | a run that is remembered has operations, not 0",
                "perf-baseline/1 | perf-baseline/9 | its schema is perf-baseline/9, this version reads perf-baseline/1",
                "\"jdk\":17 | \"jdk\":\"17\" | not a whole number: /key/jdk",
                "\"standing\":\"held\" | \"standing\":\"green\" | not one of held, broken, accepted: /standing"
            })
    void a_damaged_line_is_named_and_left_alone(String right, String wrong, String why) {
        String damaged = BaselineJson.write(SampleEntries.held(1, 120)).replace(right, wrong);

        BaselineHistory history = read(BaselineJson.write(SampleEntries.held(0, 119)), damaged);

        assertThat(history.entries()).containsExactly(SampleEntries.held(0, 119));
        assertThat(history.remarks())
                .containsExactly("perf/baselines.jsonl:2 is left alone: it is no complete entry of this version: "
                        + why.replace("`", "`"));
    }

    @Test
    void a_line_that_was_cut_off_is_named_and_left_alone() {
        String line = BaselineJson.write(SampleEntries.held(1, 120));
        for (int length = 1; length < line.length(); length++) {
            BaselineHistory history = read(line.substring(0, length));

            assertThat(history.entries()).isEmpty();
            assertThat(history.remarks()).hasSize(1);
        }
    }

    @Test
    void a_run_that_is_there_twice_counts_once() {
        String line = BaselineJson.write(SampleEntries.held(1, 120));

        BaselineHistory history = read(line, "", line);

        assertThat(history.entries()).hasSize(1);
        assertThat(history.remarks())
                .containsExactly("perf/baselines.jsonl:3 is left alone: run run-1 of measured is there already, at"
                        + " perf/baselines.jsonl:1");
    }

    @Test
    void a_run_from_the_future_is_named_and_left_alone() {
        BaselineHistory history = read(BaselineJson.write(SampleEntries.held(101, 120)));

        assertThat(history.entries()).isEmpty();
        assertThat(history.remarks())
                .containsExactly(
                        "perf/baselines.jsonl:1 is left alone: it is from the future (2025-09-10T03:00:00Z); the"
                                + " clock of the machine that wrote it, or of this one, is wrong");
    }

    @Test
    void runs_that_were_stored_late_are_put_where_they_belong() {
        BaselineHistory history = read(
                BaselineJson.write(SampleEntries.held(2, 102)),
                BaselineJson.write(SampleEntries.held(0, 100)),
                BaselineJson.write(SampleEntries.held(1, 101)));

        assertThat(history.entries())
                .containsExactly(SampleEntries.held(0, 100), SampleEntries.held(1, 101), SampleEntries.held(2, 102));
        assertThat(history.remarks())
                .containsExactly("1 entry was stored after a later run; all were ordered by the time of their runs");
    }

    @Test
    void a_run_is_compared_with_the_last_twenty_that_were_not_broken() {
        List<BaselineEntry> entries = new ArrayList<>();
        IntStream.range(0, 30)
                .forEach(day ->
                        entries.add(SampleEntries.of(day % 3 == 0 ? Standing.BROKEN : Standing.HELD, day, 100 + day)));

        List<RunFigures> runs = new BaselineHistory(entries, List.of()).reference(SampleFigures.KEY, NOW);

        assertThat(runs).hasSize(20).noneMatch(run -> run.runId().equals("run-27"));
        assertThat(runs.get(19).runId()).isEqualTo("run-29");
        assertThat(runs.get(0).runId()).isEqualTo("run-1");
    }

    @Test
    void a_run_that_was_declared_normal_is_the_first_that_counts() {
        BaselineHistory history = new BaselineHistory(
                List.of(
                        SampleEntries.held(0, 100),
                        SampleEntries.of(Standing.ACCEPTED, 1, 150),
                        SampleEntries.held(2, 151)),
                List.of());

        assertThat(history.reference(SampleFigures.KEY, NOW))
                .extracting(RunFigures::runId)
                .containsExactly("run-1", "run-2");
    }

    @Test
    void later_runs_say_nothing_about_an_earlier_one() {
        BaselineHistory history =
                new BaselineHistory(List.of(SampleEntries.held(0, 100), SampleEntries.held(1, 101)), List.of());

        assertThat(history.reference(
                        SampleFigures.KEY, SampleEntries.held(1, 101).figures().startedAt()))
                .hasSize(1);
    }

    @Test
    void whatever_differs_in_the_conditions_is_no_baseline() {
        BaselineKey key = SampleFigures.KEY;
        BaselineHistory history = new BaselineHistory(List.of(SampleEntries.held(0, 100)), List.of());

        assertThat(Stream.of(
                                new BaselineKey("other", key.load(), key.machine(), key.jdk(), key.system()),
                                new BaselineKey(key.scenario(), "other", key.machine(), key.jdk(), key.system()),
                                new BaselineKey(key.scenario(), key.load(), "other", key.jdk(), key.system()),
                                new BaselineKey(key.scenario(), key.load(), key.machine(), 21, key.system()),
                                new BaselineKey(key.scenario(), key.load(), key.machine(), key.jdk(), "PostgreSQL 17"))
                        .map(other -> history.reference(other, NOW)))
                .allMatch(List::isEmpty);
    }

    private static BaselineHistory read(String... lines) {
        List<StoredLine> stored = IntStream.range(0, lines.length)
                .mapToObj(i -> new StoredLine("perf/baselines.jsonl:" + (i + 1), lines[i]))
                .toList();
        return BaselineHistory.read(stored, BaselineJson::read, NOW);
    }
}
