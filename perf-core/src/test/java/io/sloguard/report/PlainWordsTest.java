package io.sloguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.load.Course;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.StopPolicy;
import io.sloguard.record.Measured;
import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.Objectives;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainWordsTest {

    private static final long MILLI = 1_000_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p95 <= 100ms | if more than 5 in 100 operations really took longer than 100ms, a run this good would come about"
                        + " less than once in 20 (n 1,000, K 30, effective n 1,000, each bound at 95 %)",
                "p99 <= 100ms | if at most 1 in 100 operations really took longer than 100ms, a run this bad would come about less"
                        + " than once in 20 (n 1,000, K 30, effective n 1,000, each bound at 95 %)",
                "p99.9 <= 200ms | even at its best, so short a run could not have shown that the limit is kept (n 1,000, K 0,"
                        + " effective n 1,000, each bound at 95 %)",
                "max <= 100ms | 30 operations of this run took longer than 100ms, and none may (n 1,000, K 30)",
                "max <= 200ms | no operation of this run took longer than 200ms (n 1,000, K 0)",
                "errors <= 0% | no operation of this run failed (n 1,000, K 0)",
                "errors < 0.5% | if more than 5 in 1,000 operations really did not succeed, a run this good would come about less"
                        + " than once in 20 (n 1,000, K 0, effective n 1,000, each bound at 95 %)",
                "mean <= 1s | if the mean were really above 1s, a run this good would come about less than once in 20 (n 1,000,"
                        + " each bound at 95 %)",
                "throughput >= 500/s | if the throughput were really above 500/s, a run this bad would come about less than once"
                        + " in 20 (n 1,000, each bound at 95 %)"
            })
    void each_verdict_is_said_in_plain_words_with_its_counts(String objective, String expected) {
        ScenarioResult scenario = measured(30);

        assertThat(VerdictWords.plain(Objectives.judge(scenario, objective))).contains(expected);
    }

    @Test
    void what_is_undecided_fits_both() {
        assertThat(VerdictWords.plain(Objectives.judge(measured(50), "p95 <= 100ms")))
                .contains("this run fits a system that keeps the limit as well as one that does not (n 1,000, K 50,"
                        + " effective n 1,000, each bound at 95 %)");
    }

    @Test
    void a_phase_that_may_go_on_has_another_confidence() {
        ScenarioResult fixed = measured(20);
        ScenarioResult extensible = new ScenarioResult(
                fixed.name(),
                new LoadPlan(
                        fixed.load().model(),
                        fixed.load().warmup(),
                        new ForDuration(Duration.ofSeconds(10)),
                        fixed.load().drain(),
                        fixed.load().workers(),
                        new Course(StopPolicy.NEVER, Optional.of(Duration.ofSeconds(30)))),
                fixed.counts(),
                fixed.latencies(),
                fixed.exceedances(),
                fixed.blocks(),
                fixed.observations(),
                fixed.health(),
                Optional.empty());

        assertThat(VerdictWords.plain(Objectives.judge(extensible, "p95 <= 100ms")))
                .contains(
                        "if more than 5 in 100 operations really took longer than 100ms, a run this good would come about"
                                + " less than once in 60 (n 1,000, K 20, effective n 1,000, each bound at 98.3 %)");
    }

    private static ScenarioResult measured(int slow) {
        return new Measured()
                .ok(1_000 - slow, MILLI)
                .ok(slow, 150 * MILLI)
                .spread()
                .count(100 * MILLI, 200 * MILLI);
    }
}
