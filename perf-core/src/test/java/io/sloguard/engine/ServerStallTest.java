package io.sloguard.engine;

import static io.sloguard.slo.Objectives.judge;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.Plans;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.VirtualUser;
import io.sloguard.slo.VerdictState;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A server that freezes for S seconds within T: the quantile p of the response time is {@code S - (1 - p) T}, whatever the
 * rate is, because arrivals do not wait. One freeze is one event however many operations it hits: it breaks no quantile for
 * certain, and is never held against the generator.
 */
class ServerStallTest {

    private static final String P99 = "p99 <= 300ms";
    private static final long MILLI = 1_000_000;

    private final SimulatedRun run = new SimulatedRun();

    @Test
    @DisplayName("C1: 200/s for 20 s with one freeze of 1 s")
    void open_load_shows_the_freeze_in_every_quantile() throws InterruptedException {
        ScenarioResult result = run.run(Plans.open(200, ofSeconds(20), 256), frozenFor(ofMillis(10_000), 1), P99);

        assertThat(result.counts().ok()).isEqualTo(4_000);
        assertThat(result.latencies().response().quantileNanos(0.9)).isCloseTo(MILLI, within(MILLI / 1_000));
        assertThat(result.latencies().response().quantileNanos(0.99)).isCloseTo(801 * MILLI, within(MILLI));
        assertThat(result.latencies().response().quantileNanos(0.999)).isCloseTo(981 * MILLI, within(MILLI));
        assertThat(result.latencies().response().maxNanos()).isEqualTo(1_001 * MILLI);
        assertThat(result.exceedance(300 * MILLI).orElseThrow().exceeding()).isEqualTo(141);
        assertThat(judge(result, P99).state()).isEqualTo(VerdictState.INCONCLUSIVE);
    }

    @Test
    void a_freeze_that_keeps_every_worker_busy_is_the_servers_fault() throws InterruptedException {
        ScenarioResult result = run.run(Plans.open(200, ofSeconds(20), 16), frozenFor(ofMillis(10_500), 1), P99);

        assertThat(result.health().lateForWorkers()).isGreaterThan(100);
        assertThat(result.exceedance(300 * MILLI).orElseThrow().excusable()).isZero();
        assertThat(judge(result, P99).state()).isEqualTo(VerdictState.INCONCLUSIVE);
    }

    @Test
    void a_short_freeze_with_few_workers_is_the_servers_fault() throws InterruptedException {
        VirtualUser user = operation -> {
            run.serve(ofMillis(1), ofMillis(10_250), ofMillis(10_450));
            return Outcome.ok();
        };

        ScenarioResult result = run.run(Plans.open(200, ofSeconds(20), 2), user, "p99.9 <= 100ms");

        assertThat(result.exceedance(100 * MILLI).orElseThrow().exceeding()).isGreaterThanOrEqualTo(20);
        assertThat(result.exceedance(100 * MILLI).orElseThrow().excusable()).isZero();
        assertThat(judge(result, "p99.9 <= 100ms").state()).isEqualTo(VerdictState.INCONCLUSIVE);
    }

    @Test
    @DisplayName("C4: one user in a closed loop of 5 ms hides the same freeze")
    void closed_load_waits_for_the_frozen_server() throws InterruptedException {
        ScenarioResult result = run.run(
                Plans.closed(1, ofMillis(4), new ForDuration(ofSeconds(20))), frozenFor(ofMillis(10_000), 1), P99);

        assertThat(result.counts().ok()).isEqualTo(3_800);
        assertThat(result.latencies().response().quantileNanos(0.99)).isCloseTo(MILLI, within(MILLI / 1_000));
        assertThat(result.latencies().response().maxNanos()).isEqualTo(1_001 * MILLI);
        assertThat(result.exceedance(300 * MILLI).orElseThrow().exceeding()).isEqualTo(1);
    }

    private VirtualUser frozenFor(Duration from, int seconds) {
        return operation -> {
            run.serve(ofMillis(1), from, from.plusSeconds(seconds));
            return Outcome.ok();
        };
    }
}
