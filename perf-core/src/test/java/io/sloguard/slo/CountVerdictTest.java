package io.sloguard.slo;

import static io.sloguard.slo.Objectives.judge;
import static io.sloguard.slo.VerdictState.FAIL;
import static io.sloguard.slo.VerdictState.INCONCLUSIVE;
import static io.sloguard.slo.VerdictState.INSUFFICIENT;
import static io.sloguard.slo.VerdictState.INVALID;
import static io.sloguard.slo.VerdictState.NO_DATA;
import static io.sloguard.slo.VerdictState.PASS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sloguard.load.PhaseLength.ForOperations;
import io.sloguard.load.Plans;
import io.sloguard.record.Measured;
import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.Latencies;
import io.sloguard.result.Observations;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.ScenarioResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountVerdictTest {

    private static final long MILLI = 1_000_000;
    private static final long LIMIT = 215 * MILLI;

    @Nested
    class At_the_limit {

        @Test
        @DisplayName("C14: 1000 operations of exactly 215 ms keep p95 <= 215ms")
        void operations_of_exactly_the_limit_pass() {
            ScenarioResult result = new Measured().ok(1_000, LIMIT).count(LIMIT);

            assertThat(judge(result, "p95 <= 215ms").state()).isEqualTo(PASS);
        }

        @Test
        @DisplayName("C14: 1000 operations of one nanosecond more refute it")
        void operations_of_one_nanosecond_more_fail() {
            Verdict verdict = judge(new Measured().ok(1_000, LIMIT + 1).count(LIMIT), "p95 <= 215ms");

            assertThat(verdict.state()).isEqualTo(FAIL);
            assertThat(verdict.reason()).isEqualTo("1000 of 1000 operations took longer, 5 % may");
        }

        @Test
        void operations_of_exactly_the_limit_do_not_undercut_it() {
            ScenarioResult result = new Measured().ok(1_000, LIMIT).count(LIMIT - 1);

            assertThat(judge(result, "p95 < 215ms").state()).isEqualTo(FAIL);
        }

        @Test
        void operations_in_the_same_bucket_of_a_histogram_as_the_limit_are_told_apart() {
            ScenarioResult result = new Measured()
                    .ok(460, LIMIT)
                    .ok(40, LIMIT + 10_000)
                    .spread()
                    .count(LIMIT);

            Verdict verdict = judge(result, "p95 <= 215ms");

            assertThat(verdict.state()).isEqualTo(FAIL);
            assertThat(verdict.evidence().exceeding()).hasValue(40);
        }

        @Test
        void one_operation_above_a_maximum_refutes_it() {
            ScenarioResult result =
                    new Measured().ok(999, MILLI).ok(1, LIMIT + 1).count(LIMIT);

            assertThat(judge(result, "max <= 215ms").state()).isEqualTo(FAIL);
            assertThat(judge(new Measured().ok(1, LIMIT).count(LIMIT), "max <= 215ms")
                            .state())
                    .isEqualTo(PASS);
        }

        @Test
        @DisplayName("C14: one error in 50000 refutes errors <= 0%")
        void one_error_in_fifty_thousand_is_not_rounded_away() {
            ScenarioResult result =
                    new Measured().ok(49_999, MILLI).failed(1, MILLI).count();

            assertThat(judge(result, "errors <= 0%").state()).isEqualTo(FAIL);
        }

        @Test
        @DisplayName("C14: an observed share of exactly 1 % is not < 1 %, and proves nothing either")
        void an_observed_share_of_errors_equal_to_the_limit_is_not_below_it() {
            Objective.Errors objective = new Objective.Errors(Comparison.LESS_THAN, new BigDecimal("0.01"));
            ScenarioResult result =
                    new Measured().ok(990, MILLI).failed(10, MILLI).spread().count();

            Verdict verdict = judge(result, "errors < 1%");

            assertThat(objective.holdsFor(10, 1_000)).isFalse();
            assertThat(objective.holdsFor(999, 100_000)).isTrue();
            assertThat(verdict.state()).isEqualTo(INCONCLUSIVE);
            assertThat(verdict.reason())
                    .isEqualTo("10 of 1000 operations did not succeed; this run itself is not < the limit");
        }
    }

    @Nested
    class Evidence_of_a_sample {

        @ParameterizedTest
        @DisplayName("C23 and n = 500: the counts from which on an objective is decided")
        @CsvSource({
            "p95 <= 215ms, 58, 0, INSUFFICIENT", "p95 <= 215ms, 59, 0, PASS",
            "p95 <= 215ms, 92, 1, INCONCLUSIVE", "p95 <= 215ms, 93, 1, PASS",
            "p95 <= 215ms, 123, 2, INCONCLUSIVE", "p95 <= 215ms, 124, 2, PASS",
            "p95 <= 215ms, 500, 16, PASS", "p95 <= 215ms, 500, 17, INCONCLUSIVE",
            "p95 <= 215ms, 500, 33, INCONCLUSIVE", "p95 <= 215ms, 500, 34, FAIL",
            "p99 <= 215ms, 298, 0, INSUFFICIENT", "p99 <= 215ms, 299, 0, PASS",
            "p99 <= 215ms, 472, 1, INCONCLUSIVE", "p99 <= 215ms, 473, 1, PASS",
            "p99 <= 215ms, 627, 2, INCONCLUSIVE", "p99 <= 215ms, 628, 2, PASS",
            "p99 <= 215ms, 500, 1, PASS", "p99 <= 215ms, 500, 2, INCONCLUSIVE",
            "p99 <= 215ms, 500, 9, INCONCLUSIVE", "p99 <= 215ms, 500, 10, FAIL",
            "p99.9 <= 215ms, 2994, 0, INSUFFICIENT", "p99.9 <= 215ms, 2995, 0, PASS"
        })
        void a_quantile_is_decided_by_exceedances(String objective, int n, int exceeding, VerdictState expected) {
            ScenarioResult result = new Measured()
                    .ok(n - exceeding, MILLI)
                    .ok(exceeding, LIMIT + 1)
                    .spread()
                    .count(LIMIT);

            assertThat(judge(result, objective).state()).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({
            "298, 0, INSUFFICIENT",
            "299, 0, PASS",
            "300, 1, INCONCLUSIVE",
            "300, 7, FAIL",
            "500, 1, PASS",
            "500, 2, INCONCLUSIVE",
            "500, 5, INCONCLUSIVE",
            "500, 9, INCONCLUSIVE",
            "500, 10, FAIL"
        })
        void a_share_of_errors_is_decided_by_errors(int n, int errors, VerdictState expected) {
            ScenarioResult result = new Measured()
                    .ok(n - errors, MILLI)
                    .failed(errors, MILLI)
                    .spread()
                    .count();

            assertThat(judge(result, "errors < 1%").state()).isEqualTo(expected);
        }

        @Test
        void an_undecided_verdict_says_how_many_more_operations_would_decide() {
            ScenarioResult result = new Measured().ok(58, MILLI).count(LIMIT);

            Evidence evidence = judge(result, "p95 <= 215ms").evidence();

            assertThat(evidence.moreOperations()).hasValue(1);
            assertThat(evidence.upper()).isEmpty();
        }

        @Test
        void bounds_enclose_the_observed_value() {
            ScenarioResult result = new Measured()
                    .ok(470, 100 * MILLI)
                    .ok(30, 300 * MILLI)
                    .spread()
                    .count(LIMIT);

            Evidence evidence = judge(result, "p95 <= 215ms").evidence();

            assertThat(evidence.observed().orElseThrow()).isEqualTo(300.0 * MILLI, within(0.3 * MILLI));
            assertThat(evidence.lower().orElseThrow()).isEqualTo(100.0 * MILLI, within(0.1 * MILLI));
            assertThat(evidence.upper().orElseThrow()).isEqualTo(300.0 * MILLI, within(0.3 * MILLI));
        }
    }

    @Nested
    class The_gate_can_fail {

        @Test
        @DisplayName("C16: half of the operations take 1 s where p99 may take 100 ms")
        void half_of_the_operations_above_the_limit_refute_it() {
            ScenarioResult result =
                    new Measured().ok(500, MILLI).ok(500, 1_000 * MILLI).count(100 * MILLI);

            assertThat(judge(result, "p99 <= 100ms").state()).isEqualTo(FAIL);
        }

        @Test
        @DisplayName("C19: when every call fails at once, no latency objective holds")
        void fast_failures_refute_the_latency_objective_too() {
            ScenarioResult result = new Measured().failed(1_000, MILLI).count(300 * MILLI);

            Verdict latency = judge(result, "p99 <= 300ms");

            assertThat(judge(result, "errors < 1%").state()).isEqualTo(FAIL);
            assertThat(latency.state()).isEqualTo(FAIL);
            assertThat(latency.reason())
                    .isEqualTo("1000 of 1000 operations took longer or did not succeed (1000), 1 % may");
            assertThat(judge(result, "mean <= 300ms").state()).isEqualTo(NO_DATA);
        }

        @Test
        void a_load_that_was_not_delivered_proves_nothing() {
            Verdict verdict = judge(new Measured().ok(980, MILLI).dropped(20).count(LIMIT), "p50 <= 215ms");

            assertThat(verdict.state()).isEqualTo(INVALID);
            assertThat(verdict.reason())
                    .isEqualTo(
                            "only 980 of 1000 planned operations were started: the load was not delivered as planned");
        }
    }

    @Nested
    class Nothing_measured {

        @Test
        @DisplayName("C17: a scenario that could not be measured passes nothing")
        void an_error_of_the_scenario_is_no_data() {
            ScenarioResult result = ScenarioResult.failed(
                    "measured", Plans.open(1, new ForOperations(1), 1), "its preparation failed: no table");

            for (String objective : new String[] {"p95 <= 215ms", "max <= 1s", "errors <= 0%", "mean <= 1s"}) {
                assertThat(judge(result, objective).state()).isEqualTo(NO_DATA);
                assertThat(judge(result, objective).reason()).isEqualTo("its preparation failed: no table");
            }
        }

        @Test
        @DisplayName("C17: no operation at all passes nothing")
        void no_operation_is_no_data() {
            ScenarioResult nothing = new ScenarioResult(
                    "measured",
                    Plans.open(1, new ForOperations(1), 1),
                    OutcomeCounts.NONE,
                    Latencies.NONE,
                    List.of(),
                    List.of(),
                    Observations.NONE,
                    GeneratorHealth.IDLE,
                    Optional.empty());

            Verdict verdict = judge(nothing, "p95 <= 215ms");

            assertThat(verdict.state()).isEqualTo(NO_DATA);
            assertThat(verdict.reason()).isEqualTo("no operation was planned in the measured phase");
        }

        @Test
        void a_limit_that_was_not_counted_is_no_data() {
            Verdict verdict = judge(new Measured().ok(1_000, MILLI).count(LIMIT), "p95 <= 214ms");

            assertThat(verdict.state()).isEqualTo(NO_DATA);
            assertThat(verdict.reason())
                    .isEqualTo("the result has no counts for p95 <= 214ms; it was measured for other limits");
        }
    }

    @Nested
    class Averages {

        @Test
        void a_mean_is_decided_by_an_interval_over_seconds() {
            ScenarioResult result =
                    new Measured().ok(500, 100 * MILLI).ok(500, 120 * MILLI).count();

            assertThat(judge(result, "mean <= 130ms").state()).isEqualTo(PASS);
            assertThat(judge(result, "mean <= 110ms").state()).isEqualTo(INCONCLUSIVE);
            assertThat(judge(result, "mean <= 90ms").state()).isEqualTo(FAIL);
        }

        @Test
        void a_throughput_is_decided_by_an_interval_over_seconds() {
            ScenarioResult result = new Measured().ok(1_000, MILLI).count();

            assertThat(judge(result, "throughput >= 100/s").state()).isEqualTo(PASS);
            assertThat(judge(result, "throughput > 100/s").state()).isEqualTo(INCONCLUSIVE);
            assertThat(judge(result, "throughput >= 101/s").state()).isEqualTo(FAIL);
        }

        @Test
        void fewer_than_five_seconds_are_insufficient_for_an_average() {
            Verdict verdict = judge(new Measured().ok(400, MILLI).count(), "mean <= 1s");

            assertThat(verdict.state()).isEqualTo(INSUFFICIENT);
            assertThat(verdict.reason()).isEqualTo("needs 5 seconds or more, got 4");
        }
    }
}
