package io.sloguard.engine;

import static io.sloguard.slo.Objectives.judge;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sloguard.PerfException;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.PhaseLength.ForOperations;
import io.sloguard.load.Plans;
import io.sloguard.result.Block;
import io.sloguard.result.FailureGroup;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.FixedContext;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.VirtualUser;
import io.sloguard.slo.VerdictState;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LoadRunnerTest {

    private static final long MILLI = 1_000_000;

    private final SimulatedRun run = new SimulatedRun();

    @Test
    @DisplayName("C18: the server hangs for good at half time of 10 s at 100/s")
    void what_is_unfinished_after_the_drain_counts_with_its_age() throws InterruptedException {
        LoadPlan plan = Plans.withDrain(Plans.open(100, ofSeconds(10), 600), ofSeconds(1));

        ScenarioResult result = run.run(plan, hangingFromNumber(500), "p95 <= 200ms");

        assertThat(result.counts()).isEqualTo(new OutcomeCounts(1_000, 1_000, 0, 500, 0, 0, 500));
        assertThat(result.latencies().response().quantileNanos(0.95)).isCloseTo(5_500 * MILLI, within(10 * MILLI));
        assertThat(result.latencies().response().quantileNanos(0.99)).isCloseTo(5_900 * MILLI, within(10 * MILLI));
        assertThat(result.latencies().response().maxNanos()).isEqualTo(6_000 * MILLI);
        assertThat(judge(result, "p95 <= 200ms").state()).isEqualTo(VerdictState.FAIL);
        assertThat(judge(result, "errors < 1%").state()).isEqualTo(VerdictState.FAIL);
    }

    @Test
    void with_few_workers_a_hanging_server_leaves_arrivals_that_are_dropped_and_exceed_every_limit()
            throws InterruptedException {
        LoadPlan plan = Plans.withDrain(Plans.open(100, ofSeconds(10), 8), ofSeconds(1));

        ScenarioResult result = run.run(plan, hangingFromNumber(500), "p95 <= 200ms");

        assertThat(result.counts()).isEqualTo(new OutcomeCounts(1_000, 508, 492, 500, 0, 0, 8));
        assertThat(result.exceedance(200 * MILLI).orElseThrow().exceeding()).isEqualTo(500);
        assertThat(judge(result, "p95 <= 200ms").state()).isEqualTo(VerdictState.FAIL);
    }

    @Test
    void an_operation_that_ends_after_the_drain_changes_nothing() throws InterruptedException {
        VirtualUser user = operation -> {
            try {
                run.ticker().hang();
            } catch (InterruptedException drained) {
                operation.count("late");
                operation.record("late", 1);
            }
            return Outcome.failed("late", "after the end");
        };

        ScenarioResult result =
                run.run(Plans.withDrain(Plans.open(10, ofSeconds(1), 10), ofSeconds(1)), user, "max <= 1s");

        assertThat(result.counts()).isEqualTo(new OutcomeCounts(10, 10, 0, 0, 0, 0, 10));
        assertThat(result.observations().failures()).isEmpty();
        assertThat(result.observations().counters()).isEmpty();
        assertThat(result.observations().measurements()).isEmpty();
    }

    @Test
    @DisplayName("C17: users that are stuck in the warm-up end the run")
    void users_that_are_stuck_in_the_warm_up_end_the_run() {
        CountDownLatch testIsOver = new CountDownLatch(1);
        LoadPlan plan = Plans.withWarmup(Plans.open(10, ofSeconds(1), 2), new ForOperations(1));
        VirtualUser deafToInterrupts = operation -> {
            try {
                run.ticker().hang();
            } catch (InterruptedException ignored) {
                testIsOver.await();
            }
            return Outcome.ok();
        };

        assertThatThrownBy(() -> run.run(plan, deafToInterrupts))
                .isInstanceOf(PerfException.class)
                .hasMessage("1 of 2 users were still inside an operation of the warm-up 5000 ms after its end: nothing"
                        + " can be measured. Is the system under test hanging? If its operations are that slow, raise"
                        + " drain");
        testIsOver.countDown();
    }

    @Test
    @DisplayName("C17: what happens in the warm-up is not measured")
    void operations_of_the_warm_up_are_not_counted() throws InterruptedException {
        LoadPlan plan = Plans.withWarmup(Plans.open(100, ofSeconds(2), 8), new ForDuration(ofSeconds(1)));
        Set<Long> numbers = Collections.synchronizedSet(new TreeSet<>());
        VirtualUser user = operation -> {
            numbers.add(operation.number());
            return operation.isWarmup() ? Outcome.failed("cold", "only in the warm-up") : Outcome.ok();
        };

        ScenarioResult result = run.run(plan, user);

        assertThat(result.counts()).isEqualTo(new OutcomeCounts(200, 200, 0, 200, 0, 0, 0));
        assertThat(result.observations().failures()).isEmpty();
        assertThat(numbers).hasSize(300).contains(0L, 299L);
    }

    @Test
    void a_user_that_cannot_be_created_ends_the_run_with_its_cause() {
        LoadRunner runner = new LoadRunner(run.ticker(), ofSeconds(1), progress -> {});
        Scenario scenario = context -> {
            throw new IllegalStateException("no connection");
        };

        assertThatThrownBy(() ->
                        runner.run(Plans.open(1, ofSeconds(1), 3), 1, scenario, new FixedContext("simulated", 1, 3)))
                .isInstanceOf(PerfException.class)
                .hasMessage("user 1 of 3 cannot be created: java.lang.IllegalStateException: no connection")
                .hasRootCauseMessage("no connection");
    }

    @RepeatedTest(10)
    @DisplayName("C10: everything planned is accounted for, whatever becomes of it")
    void every_planned_operation_is_accounted_for(RepetitionInfo repetition) throws InterruptedException {
        int seed = repetition.getCurrentRepetition();
        LoadPlan plan = Plans.withDrain(Plans.open(20 + 10L * seed, ofSeconds(7), 5 + seed), ofMillis(50));

        ScenarioResult result = run.run(plan, misbehaving(), "p95 <= 20ms");

        OutcomeCounts counts = result.counts();
        assertThat(counts.scheduled()).isEqualTo(7 * (20 + 10L * seed));
        assertThat(counts.started() + counts.dropped()).isEqualTo(counts.scheduled());
        assertThat(counts.ok() + counts.failed() + counts.timedOut() + counts.unfinished())
                .isEqualTo(counts.started());
        assertThat(result.blocks().stream()
                        .mapToLong(block -> block.counts().scheduled())
                        .sum())
                .isEqualTo(counts.scheduled());
        assertThat(result.blocks().stream()
                        .map(Block::exceeding)
                        .mapToLong(list -> list.get(0))
                        .sum())
                .isEqualTo(result.exceedance(20 * MILLI).orElseThrow().exceeding());
        assertThat(result.observations().failures().stream()
                        .mapToLong(FailureGroup::count)
                        .sum())
                .isEqualTo(counts.failed() + counts.timedOut());
        assertThat(IntStream.rangeClosed(0, 1_000)
                        .mapToLong(i -> result.latencies().response().quantileNanos(i / 1000.0)))
                .isSorted()
                .last()
                .isEqualTo(result.latencies().response().maxNanos());
    }

    @Test
    void the_same_seed_gives_the_same_run() throws InterruptedException {
        LoadPlan plan = Plans.open(100, ofSeconds(5), 16);

        ScenarioResult first = run.run(plan, misbehaving(), "p95 <= 20ms");
        SimulatedRun again = new SimulatedRun();
        ScenarioResult second = again.run(plan, misbehaving(again), "p95 <= 20ms");

        assertThat(second.counts()).isEqualTo(first.counts());
        assertThat(second.latencies()).isEqualTo(first.latencies());
        assertThat(second.blocks()).isEqualTo(first.blocks());
    }

    @Test
    @DisplayName("C21c: 10 users, 20 ms service, 80 ms thinking make 100/s")
    void a_closed_load_obeys_the_law_of_little() throws InterruptedException {
        ScenarioResult result =
                run.run(Plans.closed(10, ofMillis(80), new ForDuration(ofSeconds(20))), answeringAfter(20));

        assertThat(result.counts().ok()).isEqualTo(2_000);
        assertThat(judge(result, "throughput >= 100/s").state()).isEqualTo(VerdictState.PASS);
    }

    @Test
    @DisplayName("C22: twenty at once for a pool of five, 10 ms each")
    void waiting_for_a_pool_is_part_of_the_response_time() throws InterruptedException {
        long[] freeAt = new long[5];
        Arrays.fill(freeAt, Long.MIN_VALUE);
        VirtualUser user = operation -> {
            long until;
            synchronized (freeAt) {
                Arrays.sort(freeAt);
                until = Math.max(freeAt[0], run.ticker().nanoTime()) + 10 * MILLI;
                freeAt[0] = until;
            }
            run.ticker().sleepUntil(until);
            return Outcome.ok();
        };

        ScenarioResult result = run.run(
                Plans.closed(20, ofMillis(0), new ForOperations(20)),
                user,
                "max <= 10ms",
                "max <= 20ms",
                "max <= 30ms");

        assertThat(result.exceedances()).extracting(e -> e.exceeding()).containsExactly(15L, 10L, 5L);
        assertThat(result.latencies().response().quantileNanos(0.5)).isCloseTo(20 * MILLI, within(MILLI / 10));
        assertThat(result.latencies().response().quantileNanos(0.95)).isEqualTo(40 * MILLI);
    }

    @Test
    @DisplayName("C22c: optimistic locking, half of the tries conflict, at most three")
    void retries_are_inside_one_operation() throws InterruptedException {
        VirtualUser user = operation -> {
            for (int i = 0; i < 3; i++) {
                operation.count("tries");
                run.ticker().sleep(ofMillis(1));
                if (operation.random().nextBoolean()) {
                    return Outcome.ok();
                }
            }
            return Outcome.failed("conflict", "three tries");
        };

        ScenarioResult result = run.run(Plans.open(500, ofSeconds(20), 16), user);

        long tries = result.observations().counters().get("tries");
        assertThat(result.counts().started()).isEqualTo(10_000);
        assertThat(result.counts().failed() / 10_000.0).isCloseTo(0.125, within(0.01));
        assertThat(tries / 10_000.0).isCloseTo(1.75, within(0.025));
        assertThat(result.latencies().response().count()).isEqualTo(10_000);
        assertThat(result.latencies().response().sumNanos()).isEqualTo(tries * MILLI);
    }

    @Test
    void progress_is_told_once_per_period() throws InterruptedException {
        run.run(Plans.open(100, ofSeconds(25), 8), answeringAfter(5));

        assertThat(run.progress()).extracting(Progress::elapsedNanos).containsExactly(10_000 * MILLI, 20_000 * MILLI);
        assertThat(run.progress().get(0).started()).isBetween(999L, 1_001L);
        assertThat(run.progress().get(0).p95Nanos()).isEqualTo(5 * MILLI);
    }

    private VirtualUser hangingFromNumber(int first) {
        return operation -> {
            if (operation.number() >= first) {
                run.ticker().hang();
            }
            return Outcome.ok();
        };
    }

    private VirtualUser answeringAfter(int millis) {
        return operation -> {
            run.ticker().sleep(ofMillis(millis));
            return Outcome.ok();
        };
    }

    private VirtualUser misbehaving() {
        return misbehaving(run);
    }

    private static VirtualUser misbehaving(SimulatedRun run) {
        return operation -> {
            RandomGenerator random = operation.random();
            run.ticker().sleep(ofMillis(random.nextInt(40)));
            return switch (random.nextInt(40)) {
                case 0 -> Outcome.failed("broken", "as the dice fell");
                case 1 -> Outcome.timedOut("no answer", "as the dice fell");
                case 2 -> throw new IllegalStateException("as the dice fell");
                case 3 -> hang(run);
                default -> Outcome.ok();
            };
        };
    }

    private static Outcome hang(SimulatedRun run) throws InterruptedException {
        run.ticker().sleep(ofSeconds(3));
        return Outcome.ok();
    }
}
