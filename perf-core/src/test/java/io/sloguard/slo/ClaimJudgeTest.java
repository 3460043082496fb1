package io.sloguard.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sloguard.config.PlannedExperiment;
import io.sloguard.record.LatencyHistogram;
import io.sloguard.result.Environment;
import io.sloguard.result.ExperimentPair;
import io.sloguard.result.ExperimentResult;
import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.Latencies;
import io.sloguard.result.Observations;
import io.sloguard.result.RunResult;
import io.sloguard.result.SampleExperiment;
import io.sloguard.result.SampleScenario;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.Second;
import io.sloguard.scenario.Invariant;
import io.sloguard.stats.SignedRank;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds of ten pairs are the 11th least and the 11th greatest of 55 Walsh averages of ln(b/a). */
class ClaimJudgeTest {

    private static final long[] A = {100, 104, 98, 101, 99, 103, 97, 102, 100, 96};
    private static final long[] HALF = {50, 53, 48, 51, 49, 52, 48, 50, 51, 49};
    private static final long MILLI = 1_000_000L;

    @Nested
    class Decisions {

        @ParameterizedTest
        @CsvSource({
            "b is at least 30% faster at p95, PASS",
            "b is at least 48% faster at p50, PASS",
            "b is at least 50% faster at p95, INCONCLUSIVE",
            "b is at least 60% faster at p95, FAIL",
            "b is not more than 0% slower at p95, PASS",
            "b is at least 40% faster at mean, PASS",
            "b is not more than 1% lower at throughput, PASS",
            "b is at least 1% higher at throughput, FAIL"
        })
        void bounds_against_the_claim_decide(String claim, VerdictState state) {
            assertThat(judge(SampleExperiment.of("pooling", A, HALF), claim).state())
                    .isEqualTo(state);
        }

        @Test
        void evidence_is_the_hodges_lehmann_ratio_with_walsh_bounds_and_the_exact_chance() {
            Verdict verdict = judge(SampleExperiment.of("pooling", A, HALF), "b is at least 30% faster at p95");

            double[] differences = new double[A.length];
            for (int i = 0; i < A.length; i++) {
                differences[i] = Math.log((double) HALF[i] / A[i]);
            }
            SignedRank expected = SignedRank.of(differences, 0.05);
            // the histogram's quantiles are exact to 1/1024
            assertThat(verdict.evidence().observed().orElseThrow())
                    .isCloseTo(Math.exp(expected.estimate()), within(0.001));
            assertThat(verdict.evidence().lower().orElseThrow())
                    .isCloseTo(Math.exp(expected.lower().orElseThrow()), within(0.001));
            assertThat(verdict.evidence().upper().orElseThrow())
                    .isCloseTo(Math.exp(expected.upper().orElseThrow()), within(0.001));
            assertThat(verdict.evidence().operations()).isEqualTo(10);
            assertThat(verdict.evidence().chance()).hasValue(1);
        }

        @Test
        void chance_of_a_refutation_by_all_of_ten_pairs_is_a_thousandth() {
            Verdict verdict = judge(SampleExperiment.of("pooling", A, HALF), "b is at least 60% faster at p95");

            assertThat(verdict.evidence().chance().orElseThrow()).isCloseTo(1 / 1024.0, within(1e-12));
        }

        @Test
        void ratios_that_scatter_around_the_claim_decide_nothing() {
            long[] scattered = {60, 80, 60, 80, 60, 80, 60, 80, 60, 80};

            assertThat(judge(SampleExperiment.of("pooling", A, scattered), "b is at least 30% faster at p95")
                            .state())
                    .isEqualTo(VerdictState.INCONCLUSIVE);
        }

        @Test
        void one_pair_that_says_the_opposite_is_outvoted() {
            long[] withOutlier = HALF.clone();
            withOutlier[3] = 400;

            assertThat(judge(SampleExperiment.of("pooling", A, withOutlier), "b is at least 30% faster at p95")
                            .state())
                    .isEqualTo(VerdictState.PASS);
        }

        @Test
        void least_numbers_of_pairs_in_a_plan_are_those_that_can_decide() {
            assertThat(PlannedExperiment.MIN_PAIRS).isEqualTo(SignedRank.minPairs(Judge.ALPHA));
            assertThat(PlannedExperiment.MIN_CONTROLLED_PAIRS).isEqualTo(SignedRank.minPairs(ClaimJudge.CONTROL_ALPHA));
        }
    }

    @Nested
    class Words {

        @Test
        void kept_claim() {
            assertThat(judge(SampleExperiment.of("pooling", A, HALF), "b is at least 30% faster at p95")
                            .reason())
                    .isEqualTo("b was 50 % faster than a over 10 pairs; with 95 % confidence it is 49.3 % faster or"
                            + " better");
        }

        @Test
        void broken_claim() {
            assertThat(judge(SampleExperiment.of("pooling", A, HALF), "b is at least 60% faster at p95")
                            .reason())
                    .isEqualTo("b was 50 % faster than a over 10 pairs; with 95 % confidence it is 50.5 % faster or"
                            + " worse");
        }

        @Test
        void open_claim() {
            assertThat(judge(SampleExperiment.of("pooling", A, HALF), "b is at least 50% faster at p95")
                            .reason())
                    .isEqualTo("b was 50 % faster than a over 10 pairs; it may be anything from 49.2 % faster to 50.6 %"
                            + " faster: more pairs or longer runs would tell");
        }

        @Test
        void what_is_beyond_a_claim_never_reads_like_it() {
            ClaimWords words = new ClaimWords(ClaimParser.parse("b is at least 30% faster at p95"));

            assertThat(words.change(0.70001)).isEqualTo("29.9 % faster");
            assertThat(words.change(0.69999)).isEqualTo("30.1 % faster");
            assertThat(words.change(0.7)).isEqualTo("30 % faster");
            assertThat(words.change(1)).isEqualTo("the same");
            assertThat(words.change(1.25)).isEqualTo("25 % slower");
        }

        @Test
        void throughput_is_higher_or_lower() {
            ClaimWords words = new ClaimWords(ClaimParser.parse("b is at least 20% higher at throughput"));

            assertThat(words.change(1.25)).isEqualTo("25 % higher");
            assertThat(words.change(0.5)).isEqualTo("50 % lower");
        }
    }

    @Nested
    class Never_pass {

        @Test
        void without_any_pair_there_is_no_data() {
            ExperimentResult nothing = new ExperimentResult(
                    "pooling",
                    SampleExperiment.variant("none", Map.of()),
                    SampleExperiment.variant("10", Map.of()),
                    List.of(),
                    List.of(),
                    Optional.of("a: its preparation failed: no table"));

            assertVerdict(nothing, VerdictState.NO_DATA, "a: its preparation failed: no table");
        }

        @Test
        void experiment_that_the_result_lacks_has_no_data() {
            RunResult empty = result();

            assertThat(Judge.judge(empty, List.of(declared("b is at least 30% faster at p95")))
                            .verdicts()
                            .get(0))
                    .satisfies(verdict -> assertThat(verdict.state()).isEqualTo(VerdictState.NO_DATA))
                    .satisfies(
                            verdict -> assertThat(verdict.reason()).isEqualTo("the result has no experiment pooling"));
        }

        @Test
        void four_pairs_are_too_few() {
            assertVerdict(
                    SampleExperiment.of("pooling", new long[] {100, 100, 100, 100}, new long[] {1, 1, 1, 1}),
                    VerdictState.INSUFFICIENT,
                    "4 of at least 5 pairs were measured, too few for any decision");
        }

        @Test
        void quantile_that_is_the_maximum_is_too_little() {
            assertVerdict(
                    SampleExperiment.of("pooling", A, HALF),
                    "b is at least 30% faster at p99.9",
                    VerdictState.INSUFFICIENT,
                    "p99.9 of 100 operations is their maximum; plan at least 1000 for each run");
        }

        @Test
        void metric_that_one_run_does_not_show_makes_it_invalid() {
            Second failing =
                    new Second(Collections.nCopies(44, 50L), Collections.nCopies(6, 1L), List.of(), List.of(), 0);
            ScenarioResult unlucky = SampleExperiment.run(failing, failing);

            assertVerdict(
                    withRunOfB(4, unlucky),
                    VerdictState.INVALID,
                    "in pair 4 b: p95 lies among the 12 of 100 operations that did not succeed");
        }

        @Test
        void mean_of_the_few_that_succeeded_makes_it_invalid() {
            Second failing =
                    new Second(Collections.nCopies(49, 50L), Collections.nCopies(1, 1L), List.of(), List.of(), 0);

            assertVerdict(
                    withRunOfB(2, SampleExperiment.run(failing, failing)),
                    "b is at least 30% faster at mean",
                    VerdictState.INVALID,
                    "in pair 2 b: a mean of the successes would hide the 2 of 100 operations that did not succeed");
        }

        @Test
        void run_that_was_not_measured_makes_it_invalid() {
            assertVerdict(
                    withRunOfB(7, ScenarioResult.failed("transfer", SampleExperiment.load(), "no table")),
                    VerdictState.INVALID,
                    "in pair 7 b: no table");
        }

        @Test
        void targets_that_differ_in_what_is_not_compared_make_it_invalid() {
            assertVerdict(
                    onTargets(Map.of("fsync", "on"), Map.of("fsync", "off"), List.of()),
                    VerdictState.INVALID,
                    "the targets of a and b differ in fsync (on and off); make them equal, or if that is what you"
                            + " compare, name it in differ:");
            assertThat(judge(
                                    onTargets(Map.of("fsync", "on"), Map.of("fsync", "off"), List.of("fsync")),
                                    "b is at least 30% faster at p95")
                            .state())
                    .isEqualTo(VerdictState.PASS);
            assertVerdict(
                    onTargets(Map.of("fsync", "on"), Map.of(), List.of()),
                    VerdictState.INVALID,
                    "the targets of a and b differ in fsync (on and unknown); make them equal, or if that is what you"
                            + " compare, name it in differ:");
        }

        @Test
        void a_that_differs_from_itself_makes_it_invalid() {
            long[] later = new long[A.length];
            for (int i = 0; i < A.length; i++) {
                later[i] = A[i] + 7;
            }

            assertVerdict(
                    SampleExperiment.controlled("pooling", A, HALF, later),
                    VerdictState.INVALID,
                    "a compared with itself was 7.01 % slower at p95 the second time, so something else than the variants"
                            + " makes a difference");
        }

        @Test
        void silent_control_lets_the_claim_pass() {
            long[] again = {101, 103, 99, 100, 98, 104, 98, 101, 99, 97};

            assertThat(judge(SampleExperiment.controlled("pooling", A, HALF, again), "b is at least 30% faster at p95")
                            .state())
                    .isEqualTo(VerdictState.PASS);
        }

        @Test
        void load_that_was_not_delivered_makes_it_invalid() {
            Second late = new Second(Collections.nCopies(48, 50L), List.of(), List.of(), List.of(), 2);

            assertVerdict(
                    withRunOfB(1, SampleExperiment.run(late, late)),
                    "b is at least 30% faster at p90",
                    VerdictState.INVALID,
                    "in pair 1 b: only 96 of 100 planned operations were started: the load was not delivered as"
                            + " planned");
        }
    }

    @Nested
    class Load_generator {

        @Test
        void lag_that_could_explain_the_difference_makes_it_invalid() {
            assertVerdict(
                    lateBy(40),
                    VerdictState.INVALID,
                    "b was 50 % faster than a over 10 pairs, but the load generator itself stood still or lagged so much"
                            + " that without its part the verdict could be FAIL");
        }

        @Test
        void lag_that_could_not_explain_it_does_not_matter() {
            assertThat(judge(lateBy(2), "b is at least 30% faster at p95").state())
                    .isEqualTo(VerdictState.PASS);
        }

        @Test
        void few_operations_that_lag_much_take_nothing_off_a_quantile_beside_them() {
            ScenarioResult run =
                    withHealth(SampleExperiment.run(50), new GeneratorHealth(64, 1, 0, 0, 40 * MILLI, 0, 0, 0, 0.2));

            // its service times are its response times
            Reading p95 = new ClaimMetric.LatencyQuantile(new Quantile(0.95)).in(run);

            assertThat(p95.least()).isEqualTo(p95.measured());
        }

        @Test
        void mean_lag_and_stalls_are_taken_off_a_mean() {
            ScenarioResult calm = SampleExperiment.run(50);
            ScenarioResult stalled = withHealth(calm, new GeneratorHealth(64, 1, 1, 200 * MILLI, 0, 0, 0, 0, 0.2));

            // the lag of each operation of the sample is 1 ms; a tenth of the time was lost to a stall of 200 ms
            assertThat(new ClaimMetric.Mean().in(calm).least()).isCloseTo(49.0 * MILLI, within(1.0));
            assertThat(new ClaimMetric.Mean().in(stalled).least()).isCloseTo(29.0 * MILLI, within(1.0));
        }

        @Test
        void stalls_take_off_as_many_operations_as_were_meant_to_start_meanwhile() {
            List<Long> latencies = new ArrayList<>(Collections.nCopies(45, 10L));
            latencies.addAll(Collections.nCopies(5, 100L));
            Second second = new Second(latencies, List.of(), List.of(), List.of(), 0);
            ScenarioResult run = SampleExperiment.run(second, second);
            ClaimMetric p95 = new ClaimMetric.LatencyQuantile(new Quantile(0.95));

            Reading calm = p95.in(withHealth(run, new GeneratorHealth(64, 1, 0, 0, 0, 0, 0, 0, 0.2)));
            // 120 ms of two seconds are 6 %: the 95th percentile may have been the 89th
            Reading stalled = p95.in(withHealth(run, new GeneratorHealth(64, 1, 2, 60 * MILLI, 0, 0, 0, 0, 0.2)));

            assertThat(calm.least()).isEqualTo(calm.measured());
            assertThat(stalled.measured()).isCloseTo(100.0 * MILLI, within(0.2 * MILLI));
            assertThat(stalled.least()).isCloseTo(10.0 * MILLI, within(0.02 * MILLI));
        }

        @Test
        void throughput_may_have_been_higher_without_stalls() {
            ScenarioResult run =
                    withHealth(SampleExperiment.run(10), new GeneratorHealth(64, 1, 1, 500 * MILLI, 0, 0, 0, 0, 0.2));

            Reading reading = new ClaimMetric.Throughput().in(run);

            assertThat(reading.measured()).isEqualTo(50);
            assertThat(reading.greatest()).isCloseTo(50 / 0.75, within(1e-9));
        }
    }

    @Test
    void broken_invariant_of_a_run_is_told_with_its_pair() {
        Invariant broken = Invariant.equal("nothing is lost", 5, 4);
        ScenarioResult run = SampleScenario.with(
                SampleExperiment.run(50), new Observations(List.of(), Map.of(), Map.of(), List.of(broken)));

        Judgement judgement = Judge.judge(result(withRunOfB(2, run)), List.of());

        assertThat(judgement.brokenInvariants()).containsExactly(new BrokenInvariant("pooling (pair 2, b)", broken));
    }

    @Test
    void ratio_of_runs_that_do_not_show_the_figure_is_empty() {
        Claim claim = ClaimParser.parse("b is at least 30% faster at p95");

        assertThat(claim.ratio(SampleExperiment.run(100), SampleExperiment.run(50))
                        .orElseThrow())
                .isCloseTo(0.5, within(0.001));
        assertThat(claim.ratio(
                        SampleExperiment.run(100),
                        ScenarioResult.failed("transfer", SampleExperiment.load(), "no table")))
                .isEqualTo(OptionalDouble.empty());
    }

    private static ExperimentResult withRunOfB(int pair, ScenarioResult run) {
        ExperimentResult whole = SampleExperiment.of("pooling", A, HALF);
        List<ExperimentPair> pairs = new ArrayList<>(whole.pairs());
        pairs.set(pair - 1, new ExperimentPair(pairs.get(pair - 1).a(), run, Optional.empty()));
        return SampleExperiment.of("pooling", pairs);
    }

    /** Returns an experiment in which every operation, of a and of b, started so late for want of the generator. */
    private static ExperimentResult lateBy(long millis) {
        List<ExperimentPair> pairs = new ArrayList<>();
        for (int i = 0; i < A.length; i++) {
            pairs.add(new ExperimentPair(late(A[i], millis), late(HALF[i], millis), Optional.empty()));
        }
        return SampleExperiment.of("pooling", pairs);
    }

    private static ScenarioResult late(long responseMillis, long lagMillis) {
        ScenarioResult run = SampleExperiment.run(responseMillis);
        LatencyHistogram response = run.latencies().response();
        Latencies latencies =
                new Latencies(response, response, constant(responseMillis - lagMillis), constant(lagMillis));
        return new ScenarioResult(
                run.name(),
                run.load(),
                run.counts(),
                latencies,
                run.exceedances(),
                run.blocks(),
                run.observations(),
                new GeneratorHealth(64, 1, 0, 0, lagMillis * MILLI, 0, 0, 0, 0.2),
                Optional.empty());
    }

    private static LatencyHistogram constant(long millis) {
        LatencyHistogram.Builder builder = new LatencyHistogram.Builder();
        for (int i = 0; i < 100; i++) {
            builder.add(millis * MILLI);
        }
        return builder.build();
    }

    private static ScenarioResult withHealth(ScenarioResult run, GeneratorHealth health) {
        return SampleScenario.with(run, run.observations(), health);
    }

    private static ExperimentResult onTargets(Map<String, String> a, Map<String, String> b, List<String> mayDiffer) {
        return new ExperimentResult(
                "pooling",
                SampleExperiment.variant("none", a),
                SampleExperiment.variant("10", b),
                mayDiffer,
                SampleExperiment.of("pooling", A, HALF).pairs(),
                Optional.empty());
    }

    private static void assertVerdict(ExperimentResult experiment, VerdictState state, String reason) {
        assertVerdict(experiment, "b is at least 30% faster at p95", state, reason);
    }

    private static void assertVerdict(ExperimentResult experiment, String claim, VerdictState state, String reason) {
        Verdict verdict = judge(experiment, claim);

        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.state()).isEqualTo(state);
    }

    private static Verdict judge(ExperimentResult experiment, String claim) {
        return Judge.judge(result(experiment), List.of(declared(claim)))
                .verdicts()
                .get(0);
    }

    private static DeclaredObjective declared(String claim) {
        return new DeclaredObjective(
                new Subject.Experiment("pooling"),
                ClaimParser.parse(claim),
                Optional.of(new SourceLocation("perf.yaml", 9)));
    }

    private static RunResult result(ExperimentResult... experiments) {
        return new RunResult(
                "run",
                Instant.EPOCH,
                1,
                1,
                new Environment("OpenJDK 17", 2, "Linux", "", Map.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(experiments));
    }
}
