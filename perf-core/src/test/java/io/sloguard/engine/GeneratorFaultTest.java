package io.sloguard.engine;

import static io.sloguard.slo.Objectives.judge;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sloguard.load.LoadPlan;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.Plans;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.VirtualUser;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the load generator itself lost is no fault of the system under test. */
class GeneratorFaultTest {

    private static final String P99 = "p99 <= 100ms";
    private static final long MILLI = 1_000_000;

    /** A stall is counted from the monitor's last wake-up before it. */
    private static final long PERIOD_NANOS = StallMonitor.PERIOD_MILLIS * MILLI;

    private final SimulatedRun run = new SimulatedRun();
    private final VirtualUser quick = answering(run);

    @Test
    @DisplayName("C3: the generator stands still for 0.5 s of 20 s at 100/s")
    void a_stall_of_the_generator_is_seen_and_makes_the_verdict_invalid() throws InterruptedException {
        run.stallGenerator(ofMillis(10_000), ofMillis(10_500));

        ScenarioResult result = run.run(Plans.open(100, ofSeconds(20), 64), quick, P99);

        assertThat(result.counts().ok()).isEqualTo(2_000);
        assertThat(result.latencies().response().quantileNanos(0.99)).isCloseTo(301 * MILLI, within(MILLI));
        assertThat(result.latencies().service().quantileNanos(0.99)).isCloseTo(MILLI, within(MILLI / 1_000));
        assertThat(result.latencies().lag().quantileNanos(0.99)).isCloseTo(300 * MILLI, within(MILLI));
        assertThat(result.health().stalls()).isEqualTo(1);
        assertThat(result.health().longestStallNanos()).isBetween(500 * MILLI, 500 * MILLI + PERIOD_NANOS);
        Verdict verdict = judge(result, P99);
        assertThat(verdict.state()).isEqualTo(VerdictState.INVALID);
        assertThat(verdict.reason())
                .isEqualTo("the load generator itself stood still or lagged: without the 41 exceedances that it caused,"
                        + " the verdict would be PASS");
    }

    @Test
    void a_stall_that_changes_no_verdict_leaves_it_as_it_is() throws InterruptedException {
        run.stallGenerator(ofMillis(10_000), ofMillis(10_030));

        ScenarioResult result = run.run(Plans.open(100, ofSeconds(20), 64), quick, P99);

        assertThat(result.health().stalls()).isEqualTo(1);
        assertThat(judge(result, P99).state()).isEqualTo(VerdictState.PASS);
    }

    @Test
    void a_slow_system_fails_also_when_the_generator_stood_still() throws InterruptedException {
        run.stallGenerator(ofMillis(10_000), ofMillis(10_500));
        VirtualUser slow = operation -> {
            run.ticker().sleep(ofMillis(150));
            return Outcome.ok();
        };

        ScenarioResult result = run.run(Plans.open(100, ofSeconds(20), 64), slow, P99);

        assertThat(judge(result, P99).state()).isEqualTo(VerdictState.FAIL);
    }

    @Test
    void a_stall_is_blamed_on_the_generator_also_with_few_workers() throws InterruptedException {
        run.stallGenerator(ofMillis(10_000), ofMillis(12_000));

        ScenarioResult result = run.run(Plans.open(100, ofSeconds(20), 2), quick, P99);

        assertThat(result.exceedance(100 * MILLI).orElseThrow().exceeding()).isGreaterThan(100);
        assertThat(judge(result, P99).state()).isEqualTo(VerdictState.INVALID);
    }

    @Test
    void a_stall_is_blamed_on_the_generator_also_in_a_closed_load() throws InterruptedException {
        run.stallGenerator(ofMillis(2_000), ofMillis(2_500));
        LoadPlan plan = Plans.closed(10, ofMillis(99), new ForDuration(ofSeconds(5)));

        ScenarioResult result = run.run(plan, quick, "max <= 100ms");

        assertThat(judge(result, "max <= 100ms").state()).isEqualTo(VerdictState.INVALID);
    }

    @Test
    void arrivals_that_a_stall_kept_from_starting_are_not_held_against_the_system() throws InterruptedException {
        run.stallGenerator(ofMillis(9_000), ofMillis(16_000));

        ScenarioResult result = run.run(Plans.open(100, ofSeconds(10), 64), quick, P99);

        assertThat(result.counts().dropped()).isGreaterThan(30);
        assertThat(result.health().longestStallNanos()).isGreaterThan(6_000 * MILLI);
        assertThat(judge(result, P99).state()).isEqualTo(VerdictState.INVALID);
        Verdict errors = judge(result, "errors < 1%");
        assertThat(errors.state()).isEqualTo(VerdictState.INVALID);
        assertThat(errors.reason())
                .isEqualTo("the load generator itself stood still or lagged: without the "
                        + result.counts().errors() + " errors that it caused, the verdict would be PASS");
    }

    @Test
    void arrivals_that_busy_workers_kept_from_starting_are_the_systems_errors() throws InterruptedException {
        VirtualUser stuck = operation -> {
            run.ticker().sleep(ofSeconds(8));
            return Outcome.ok();
        };

        ScenarioResult result = run.run(Plans.open(10, ofSeconds(10), 2), stuck, P99);

        assertThat(result.counts().dropped()).isGreaterThan(90);
        assertThat(result.health().excusableErrors()).isZero();
        assertThat(judge(result, "errors <= 0%").state()).isEqualTo(VerdictState.FAIL);
    }

    @Test
    void a_timeout_during_a_stall_is_not_held_against_the_system() throws InterruptedException {
        run.stallGenerator(ofMillis(10_000), ofMillis(10_500));
        VirtualUser impatient = operation -> {
            long start = run.ticker().nanoTime();
            run.ticker().sleep(ofMillis(50));
            boolean isLate = run.ticker().nanoTime() - start > 100 * MILLI;
            return isLate ? Outcome.timedOut("timeout", "no answer after 100 ms") : Outcome.ok();
        };

        ScenarioResult result = run.run(Plans.open(100, ofSeconds(20), 64), impatient, P99);

        assertThat(result.counts().timedOut()).isPositive();
        assertThat(result.health().excusableErrors()).isEqualTo(result.counts().timedOut());
        assertThat(judge(result, "errors <= 0%").state()).isEqualTo(VerdictState.INVALID);
    }

    @Test
    void a_generator_that_wakes_up_late_each_time_makes_the_verdict_invalid() throws InterruptedException {
        SimulatedRun late = new SimulatedRun(ofMillis(15));

        ScenarioResult result = late.run(Plans.open(100, ofSeconds(5), 64), answering(late), "p95 <= 10ms");

        assertThat(result.health().stalls()).isZero();
        assertThat(result.health().wakeupLagP99Nanos()).isCloseTo(15 * MILLI, within(MILLI));
        assertThat(judge(result, "p95 <= 10ms").state()).isEqualTo(VerdictState.INVALID);
    }

    private static VirtualUser answering(SimulatedRun run) {
        return operation -> {
            run.ticker().sleep(ofMillis(1));
            return Outcome.ok();
        };
    }
}
