package io.sloguard.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sloguard.record.Measured;
import io.sloguard.result.BaselineReference;
import io.sloguard.result.Environment;
import io.sloguard.result.RunFigures;
import io.sloguard.result.RunResult;
import io.sloguard.result.SampleFigures;
import io.sloguard.result.ScenarioResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineVerdictTest {

    private static final long MILLI = 1_000_000;

    /** 98, 98.2, ... 101.8: twenty runs between 98 and 102 ms. */
    private static final double[] TWENTY =
            DoubleStream.iterate(98, value -> value + 0.2).limit(20).toArray();

    @Nested
    class Without_a_baseline {

        @Test
        void the_first_run_is_not_green_and_says_what_to_do() {
            Verdict verdict = judge(120, "p95 <= 1.1 * baseline");

            assertThat(verdict.state()).isEqualTo(VerdictState.INSUFFICIENT);
            assertThat(verdict.reason())
                    .isEqualTo(
                            "there is no baseline: no earlier run under these conditions is stored (load 1a2b3c4d5e6f,"
                                    + " machine linux amd64, 2 cores, JDK 17, PostgreSQL 18); mvn perf:baseline keeps this one. it"
                                    + " takes 5 earlier runs to break this objective and 19 to prove it");
            assertThat(verdict.evidence().observed()).isEmpty();
        }

        @Test
        void a_run_that_was_compared_with_nothing_is_not_measured() {
            RunResult run = run(measured(120), List.of());

            assertThat(Judge.judge(run, List.of(declared("p95 <= 1.1 * baseline")))
                            .verdicts()
                            .get(0)
                            .state())
                    .isEqualTo(VerdictState.NO_DATA);
        }

        @Test
        void four_runs_are_too_few_even_for_a_run_that_is_ten_times_as_slow() {
            Verdict verdict = judge(1000, "p95 <= 1.1 * baseline", 99, 100, 101, 102);

            assertThat(verdict.state()).isEqualTo(VerdictState.INSUFFICIENT);
            assertThat(verdict.reason())
                    .isEqualTo("1000 ms, and 101 ms in the middle of the last 4 runs; it takes 5 earlier runs to break"
                            + " this objective and 19 to prove it");
        }

        @Test
        void eighteen_runs_cannot_prove_anything() {
            double[] eighteen = DoubleStream.of(TWENTY).limit(18).toArray();

            assertThat(judge(50, "p95 <= 1.1 * baseline", eighteen).state()).isEqualTo(VerdictState.INSUFFICIENT);
        }
    }

    @Nested
    class With_twenty_runs {

        @Test
        void a_run_within_the_factor_of_even_the_least_holds() {
            Verdict verdict = judge(107, "p95 <= 1.1 * baseline", TWENTY);

            assertThat(verdict.state()).isEqualTo(VerdictState.PASS);
            assertThat(verdict.reason()).isEqualTo("107 ms keeps 1.1 times even the least of the last 20 runs (98 ms)");
            assertThat(verdict.evidence().observed().orElseThrow()).isCloseTo(1.071, within(0.001));
            assertThat(verdict.evidence().upper().orElseThrow()).isCloseTo(107.0 / 98, within(0.001));
        }

        @Test
        void a_run_between_is_undecided() {
            Verdict verdict = judge(110, "p95 <= 1.1 * baseline", TWENTY);

            assertThat(verdict.state()).isEqualTo(VerdictState.INCONCLUSIVE);
            assertThat(verdict.reason())
                    .isEqualTo(
                            "110 ms is nothing unusual beside the last 20 runs (98 ms to 102 ms), but they differ too"
                                    + " much to prove 1.1 times");
        }

        @Test
        void a_slow_run_alone_breaks_nothing() {
            Verdict verdict = judge(150, "p95 <= 1.1 * baseline", TWENTY);

            assertThat(verdict.state()).isEqualTo(VerdictState.INCONCLUSIVE);
            assertThat(verdict.reason())
                    .isEqualTo(
                            "150 ms is more than 1.1 times the greatest of the last 20 runs (102 ms); no fresh run has"
                                    + " confirmed it");
        }

        @Test
        void a_slow_run_that_a_fresh_one_confirms_is_broken() {
            Verdict verdict = confirmed(150, 140, "p95 <= 1.1 * baseline");

            assertThat(verdict.state()).isEqualTo(VerdictState.FAIL);
            assertThat(verdict.reason())
                    .isEqualTo(
                            "150 ms is more than 1.1 times the greatest of the last 20 runs (102 ms), and so is a fresh"
                                    + " run (140 ms); by chance alone that happens once in 231 times");
            assertThat(verdict.evidence().chance().orElseThrow()).isCloseTo(1 / 231.0, within(1e-12));
            assertThat(verdict.evidence().lower().orElseThrow()).isCloseTo(140 / 101.8, within(1e-3));
        }

        @Test
        void a_slow_run_that_a_fresh_one_does_not_confirm_is_undecided() {
            Verdict verdict = confirmed(150, 104, "p95 <= 1.1 * baseline");

            assertThat(verdict.state()).isEqualTo(VerdictState.INCONCLUSIVE);
            assertThat(verdict.reason())
                    .isEqualTo(
                            "150 ms is more than 1.1 times the greatest of the last 20 runs (102 ms), but a fresh run"
                                    + " gave 104 ms, so it may have been chance");
        }

        @Test
        void a_fresh_run_that_failed_confirms_nothing() {
            RunResult run = run(
                    measured(150),
                    List.of(reference(TWENTY).notConfirmed("its preparation failed: java.io.IOException: no table")));

            Verdict verdict = Judge.judge(run, List.of(declared("p95 <= 1.1 * baseline")))
                    .verdicts()
                    .get(0);

            assertThat(verdict.state()).isEqualTo(VerdictState.INCONCLUSIVE);
            assertThat(verdict.reason())
                    .endsWith("the fresh run that would confirm it failed: its preparation failed:"
                            + " java.io.IOException: no table");
        }

        @Test
        void throughput_is_worse_when_it_is_less() {
            assertThat(confirmed(150, 140, "throughput >= 2 * baseline").state())
                    .isEqualTo(VerdictState.FAIL);
            assertThat(judge(100, "throughput >= 0.5 * baseline", TWENTY).state())
                    .isEqualTo(VerdictState.PASS);
        }
    }

    @ParameterizedTest
    @CsvSource({"p95 <= 1.1 * baseline, 1", "p95 <= 1.6 * baseline, 0", "p95 <= 200ms, 0"})
    void only_what_would_be_broken_needs_a_fresh_run(String objective, int scenarios) {
        RunResult run = run(measured(150), List.of(reference(TWENTY)));

        assertThat(Judge.needFreshRun(run, List.of(declared(objective)))).hasSize(scenarios);
    }

    @Test
    void a_fresh_run_beside_four_earlier_ones_could_break_nothing_and_is_not_needed() {
        List<DeclaredObjective> objectives = List.of(declared("p95 <= 1.1 * baseline"));

        assertThat(Judge.needFreshRun(run(measured(150), List.of(reference(100, 100, 100, 100))), objectives))
                .isEmpty();
        assertThat(Judge.needFreshRun(run(measured(150), List.of(reference(100, 100, 100, 100, 100))), objectives))
                .hasSize(1);
    }

    @Test
    void what_was_confirmed_or_could_not_be_needs_no_further_run() {
        List<DeclaredObjective> objectives = List.of(declared("p95 <= 1.1 * baseline"));

        assertThat(Judge.needFreshRun(
                        run(measured(150), List.of(reference(TWENTY).notConfirmed("no server"))), objectives))
                .isEmpty();
        assertThat(Judge.needFreshRun(
                        run(measured(150), List.of(reference(TWENTY).confirmedBy(SampleFigures.day(30, 99)))),
                        objectives))
                .isEmpty();
    }

    @Test
    void comparison_of_latencies_says_that_the_machine_was_noisy() {
        RunResult run = run(NoisyMachineTest.noisy(measured(100)), List.of(reference(TWENTY)));

        Judgement judgement =
                Judge.judge(run, List.of(declared("p95 <= 1.1 * baseline"), declared("throughput >= 0.5 * baseline")));

        assertThat(judgement.verdicts()).extracting(Verdict::state).containsOnly(VerdictState.PASS);
        assertThat(judgement.verdicts().get(0).warnings()).anyMatch(warning -> warning.contains("machine was noisy"));
        assertThat(judgement.verdicts().get(1).warnings()).noneMatch(warning -> warning.contains("machine was noisy"));
    }

    private static Verdict judge(long p95Millis, String objective, double... earlier) {
        return Judge.judge(run(measured(p95Millis), List.of(reference(earlier))), List.of(declared(objective)))
                .verdicts()
                .get(0);
    }

    private static Verdict confirmed(long p95Millis, double freshMillis, String objective) {
        RunFigures fresh = SampleFigures.day(30, freshMillis);
        RunResult run = run(measured(p95Millis), List.of(reference(TWENTY).confirmedBy(fresh)));
        return Judge.judge(run, List.of(declared(objective))).verdicts().get(0);
    }

    private static BaselineReference reference(double... earlier) {
        return new BaselineReference(SampleFigures.KEY, SampleFigures.days(earlier));
    }

    private static DeclaredObjective declared(String objective) {
        return Objectives.declared("measured", objective);
    }

    private static ScenarioResult measured(long p95Millis) {
        return new Measured().ok(500, p95Millis * MILLI).spread().count(MILLI);
    }

    private static RunResult run(ScenarioResult scenario, List<BaselineReference> references) {
        return new RunResult(
                        "id", Instant.EPOCH, 1, 1, new Environment("17", 2, "Linux", "", Map.of()), List.of(scenario))
                .comparedWith(references);
    }
}
