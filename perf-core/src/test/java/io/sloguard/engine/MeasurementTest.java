package io.sloguard.engine;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.load.Plans;
import io.sloguard.record.MeasurementTally;
import io.sloguard.record.Recording;
import io.sloguard.record.Tally;
import io.sloguard.result.Block;
import io.sloguard.result.MeasurementCounts;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.VirtualUser;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Judge;
import io.sloguard.slo.ObjectiveParser;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Objectives on further durations that operations record, from the recording of a user to the verdict, in virtual time. */
class MeasurementTest {

    private static final long MILLI = 1_000_000;

    private final SimulatedRun run = new SimulatedRun();

    @Test
    void every_value_counts_in_the_second_of_its_operation() throws InterruptedException {
        // two deliveries each, one of them at the limit; in the fifth second it is beyond
        ScenarioResult result = run(10, 100, operation -> {
            boolean isSlow = operation.number() / 100 == 5;
            operation.record("delivery", 20 * MILLI);
            operation.record("delivery", isSlow ? 50 * MILLI + 1 : 50 * MILLI);
            return Outcome.ok();
        });

        MeasurementCounts counts = result.observations().counted("delivery").orElseThrow();
        assertThat(counts.counts().scheduled()).isEqualTo(2_000);
        assertThat(counts.counts().ok()).isEqualTo(2_000);
        assertThat(counts.exceedances().get(0).exceeding()).isEqualTo(100);
        assertThat(counts.blocks())
                .extracting(block -> block.exceeding().get(0))
                .containsExactly(0L, 0L, 0L, 0L, 0L, 100L, 0L, 0L, 0L, 0L);
        assertThat(counts.blocks()).extracting(Block::completions).containsOnly(200L);
    }

    @Test
    void values_within_the_limit_pass_with_their_own_n() throws InterruptedException {
        ScenarioResult result = run(20, 100, operation -> {
            for (int i = 0; i < 3; i++) {
                operation.record("delivery", 50 * MILLI);
            }
            return Outcome.ok();
        });

        Verdict verdict = judge(result, "delivery p95 <= 50ms");

        assertThat(verdict.state()).isEqualTo(VerdictState.PASS);
        assertThat(verdict.evidence().operations()).isEqualTo(6_000);
        assertThat(verdict.evidence().observed().orElseThrow()).isEqualTo(50.0 * MILLI);
        assertThat(verdict.reason()).isEqualTo("0 of 6000 values of delivery took longer, 5 % may");
    }

    @Test
    void slow_values_of_quick_operations_fail() throws InterruptedException {
        ScenarioResult result = run(20, 100, operation -> {
            operation.record("delivery", operation.number() % 5 == 0 ? 90 * MILLI : 10 * MILLI);
            return Outcome.ok();
        });

        assertThat(judge(result, "delivery p95 <= 50ms").state()).isEqualTo(VerdictState.FAIL);
        assertThat(judge(result, "delivery max <= 50ms").state()).isEqualTo(VerdictState.FAIL);
        assertThat(judge(result, "delivery p50 <= 50ms").state()).isEqualTo(VerdictState.PASS);
        assertThat(judge(result, "delivery mean <= 50ms").state()).isEqualTo(VerdictState.PASS);
        assertThat(judge(result, "delivery mean <= 20ms").state()).isEqualTo(VerdictState.FAIL);
    }

    @Test
    void values_that_come_in_clusters_tell_less_than_as_many_independent_ones() throws InterruptedException {
        // fifty values of one operation are slow together: 2 % of the values, but few events
        ScenarioResult result = run(20, 100, operation -> {
            boolean isSlow = operation.number() % 100 == 7;
            for (int i = 0; i < 50; i++) {
                operation.record("delivery", isSlow ? 90 * MILLI : 10 * MILLI);
            }
            return Outcome.ok();
        });

        Verdict verdict = judge(result, "delivery p95 <= 50ms");

        assertThat(verdict.evidence().operations()).isEqualTo(100_000);
        assertThat(verdict.evidence().isClustered()).isTrue();
        assertThat(verdict.evidence().effectiveOperations().orElseThrow()).isLessThan(10_000);
    }

    @Test
    void an_operation_that_did_not_succeed_and_recorded_nothing_exceeds_every_limit() throws InterruptedException {
        ScenarioResult result = run(10, 100, operation -> {
            if (operation.number() % 4 == 0) {
                return Outcome.failed("refused", "no answer");
            }
            operation.record("delivery", 10 * MILLI);
            return Outcome.ok();
        });

        Verdict verdict = judge(result, "delivery p75 <= 50ms");

        MeasurementCounts counts = result.observations().counted("delivery").orElseThrow();
        assertThat(counts.counts().failed()).isEqualTo(250);
        assertThat(counts.exceedances().get(0).exceeding()).isEqualTo(250);
        assertThat(verdict.reason())
                .startsWith("250 of 1000 values of delivery took longer or did not succeed (250), 25 % may");
    }

    @Test
    void a_value_of_an_operation_that_failed_later_counts_as_it_is() throws InterruptedException {
        ScenarioResult result = run(10, 100, operation -> {
            operation.record("delivery", 10 * MILLI);
            return Outcome.failed("refused", "no answer");
        });

        assertThat(judge(result, "delivery p95 <= 50ms").state()).isEqualTo(VerdictState.PASS);
    }

    @Test
    void a_measurement_that_nothing_recorded_is_no_data() throws InterruptedException {
        ScenarioResult result = run(10, 100, operation -> {
            operation.record("login", 10 * MILLI);
            return Outcome.ok();
        });

        Verdict verdict = judge(result, "delivery p95 <= 50ms");

        assertThat(verdict.state()).isEqualTo(VerdictState.NO_DATA);
        assertThat(verdict.reason()).isEqualTo("no operation recorded delivery; recorded were login");
    }

    @Test
    void a_stall_of_the_generator_decides_nothing() throws InterruptedException {
        run.stallGenerator(ofSeconds(5), ofSeconds(7));

        ScenarioResult result = run(20, 100, operation -> {
            run.ticker().sleep(ofMillis(1));
            operation.record("delivery", run.ticker().nanoTime() - operation.intendedStartNanos());
            return Outcome.ok();
        });

        Verdict verdict = judge(result, "delivery max <= 50ms");
        assertThat(verdict.state()).isEqualTo(VerdictState.INVALID);
        assertThat(verdict.reason()).startsWith("the load generator itself stood still or lagged: without the ");
    }

    private ScenarioResult run(int seconds, int perSecond, VirtualUser user) throws InterruptedException {
        var plan = Plans.open(perSecond, ofSeconds(seconds), 256);
        Recording recording = run.record(plan, user, Set.of("delivery"));
        return Tally.count("simulated", plan, recording, List.of())
                .withCounted(List.of(MeasurementTally.count(recording, "delivery", List.of(50 * MILLI))));
    }

    private static Verdict judge(ScenarioResult result, String objective) {
        return Judge.judge(
                result,
                new DeclaredObjective(Optional.of(result.name()), ObjectiveParser.parse(objective), Optional.empty()));
    }
}
