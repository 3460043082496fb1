package io.sloguard.engine;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.OpenLoad.Arrivals;
import io.sloguard.load.Plans;
import io.sloguard.record.Tally;
import io.sloguard.result.Block;
import io.sloguard.result.EarlyEnd;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.VirtualUser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A measured phase that its supervisor has end early, in virtual time. */
class EarlyEndTest {

    private static final Supervisor AFTER_THREE_SECONDS =
            (live, nowNanos) -> nowNanos >= 3_000_000_000L ? Optional.of("enough was seen") : Optional.empty();

    private final SimulatedRun run = new SimulatedRun();

    @Test
    void the_current_second_is_run_to_its_end_and_the_rest_is_cancelled() throws InterruptedException {
        ScenarioResult result =
                end(Plans.open(100, ofSeconds(60), 16), ofMillis(30).toMillis());

        assertThat(result.counts()).isEqualTo(new OutcomeCounts(400, 400, 0, 400, 0, 0, 0));
        assertThat(result.earlyEnd()).contains(new EarlyEnd(4_000_000_000L, "enough was seen", 6_000, 5_600));
        assertThat(result.blocks())
                .extracting(Block::counts)
                .containsOnly(new OutcomeCounts(100, 100, 0, 100, 0, 0, 0))
                .hasSize(4);
        assertThat(result.health().achievedRatio()).isEqualTo(1);
    }

    @Test
    void the_run_is_over_soon_after_its_last_operation_also_when_workers_wait_for_arrivals_far_off()
            throws InterruptedException {
        end(Plans.open(1, ofSeconds(600), 64), 30);

        assertThat(run.elapsed()).isBetween(ofMillis(4_000), ofMillis(4_100));
    }

    @Test
    void what_is_still_running_gets_the_drain_time_and_is_unfinished_then() throws InterruptedException {
        LoadPlan plan = Plans.withDrain(Plans.open(10, ofSeconds(60), 64), ofSeconds(2));
        VirtualUser hangs = operation -> {
            if (operation.number() >= 35) {
                run.ticker().hang();
            }
            run.ticker().sleep(ofMillis(30));
            return Outcome.ok();
        };

        ScenarioResult result = count(plan, hangs);

        assertThat(result.counts()).isEqualTo(new OutcomeCounts(40, 40, 0, 35, 0, 0, 5));
        assertThat(run.elapsed()).isEqualTo(ofSeconds(6));
    }

    @Test
    void what_waits_for_a_worker_at_the_end_is_still_run_and_not_cancelled() throws InterruptedException {
        ScenarioResult result = end(Plans.open(20, ofSeconds(60), 1), 60);

        // one worker serves 16.7 of 20 arrivals per second; the rest waits, and is run in the drain time
        assertThat(result.counts()).isEqualTo(new OutcomeCounts(80, 80, 0, 80, 0, 0, 0));
        assertThat(result.earlyEnd().orElseThrow().cancelled()).isEqualTo(1_200 - 80);
    }

    @Test
    void what_no_worker_got_to_in_the_drain_time_is_dropped_and_not_cancelled() throws InterruptedException {
        LoadPlan plan = Plans.withDrain(Plans.open(20, ofSeconds(60), 1), ofSeconds(1));

        ScenarioResult result = end(plan, 200);

        assertThat(result.counts().scheduled()).isEqualTo(80);
        assertThat(result.counts().dropped()).isEqualTo(80 - result.counts().started());
        assertThat(result.counts().dropped()).isPositive();
        assertThat(result.earlyEnd().orElseThrow().cancelled()).isEqualTo(1_120);
    }

    @Test
    void every_poisson_arrival_is_scheduled_or_cancelled() throws InterruptedException {
        LoadPlan even = Plans.open(100, ofSeconds(60), 64);
        OpenLoad poisson = new OpenLoad(((OpenLoad) even.model()).profile(), Arrivals.POISSON);
        LoadPlan plan = new LoadPlan(poisson, even.warmup(), even.measurement(), even.drain(), 64);

        ScenarioResult result = end(plan, 30);

        assertThat(result.counts().scheduled()).isNotEqualTo(400);
        assertThat(result.counts().scheduled() + result.earlyEnd().orElseThrow().cancelled())
                .isEqualTo(6_000);
        assertThat(result.blocks()).hasSize(4);
    }

    @Test
    void a_reason_in_the_last_second_ends_nothing() throws InterruptedException {
        ScenarioResult result = end(Plans.open(100, ofMillis(3_500), 16), 30);

        assertThat(result.counts().scheduled()).isEqualTo(350);
        assertThat(result.earlyEnd()).isEmpty();
    }

    private ScenarioResult end(LoadPlan plan, long serviceMillis) throws InterruptedException {
        return count(plan, operation -> {
            run.ticker().sleep(ofMillis(serviceMillis));
            return Outcome.ok();
        });
    }

    private ScenarioResult count(LoadPlan plan, VirtualUser user) throws InterruptedException {
        return Tally.count("ended", plan, run.record(plan, user, Optional.of(AFTER_THREE_SECONDS)), List.of());
    }
}
