package io.sloguard.engine;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.load.Course;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.OpenLoad.Arrivals;
import io.sloguard.load.Plans;
import io.sloguard.load.StopPolicy;
import io.sloguard.record.LiveRecording;
import io.sloguard.record.Recording;
import io.sloguard.record.Tally;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A measured phase that its supervisor has go on, in virtual time. */
class ExtensionTest {

    private static final LoadPlan TEN_TO_THIRTY = extensible(Plans.open(100, ofSeconds(10), 16), ofSeconds(30));

    private final SimulatedRun run = new SimulatedRun();

    @Test
    void a_phase_that_is_not_to_go_on_is_as_long_as_planned() throws InterruptedException {
        Asked supervisor = new Asked(0);

        ScenarioResult result = count(TEN_TO_THIRTY, supervisor);

        assertThat(result.counts()).isEqualTo(new OutcomeCounts(1_000, 1_000, 0, 1_000, 0, 0, 0));
        assertThat(result.blocks()).hasSize(10);
        assertThat(supervisor.askedAt).containsExactly(ofMillis(9_750));
        assertThat(run.elapsed()).isBetween(ofSeconds(10), ofMillis(10_100));
    }

    @Test
    void it_goes_on_half_way_to_its_longest_and_then_to_its_longest_and_no_further() throws InterruptedException {
        Asked supervisor = new Asked(9);

        ScenarioResult result = count(TEN_TO_THIRTY, supervisor);

        assertThat(supervisor.askedAt).containsExactly(ofMillis(9_750), ofMillis(20_750));
        assertThat(result.counts()).isEqualTo(new OutcomeCounts(3_000, 3_000, 0, 3_000, 0, 0, 0));
        assertThat(result.blocks()).hasSize(30);
        assertThat(result.blocks()).allMatch(block -> block.counts().scheduled() == 100);
    }

    @Test
    void without_a_supervisor_it_does_not_go_on() throws InterruptedException {
        ScenarioResult result = run.run(TEN_TO_THIRTY, operation -> Outcome.ok());

        assertThat(result.counts().scheduled()).isEqualTo(1_000);
    }

    /** No operation waits for the decision: workers who ask early for arrivals beyond the end get them in time. */
    @Test
    void there_is_no_gap_where_it_goes_on_also_if_every_worker_waits_for_an_arrival_beyond_the_end()
            throws InterruptedException {
        LoadPlan slow = extensible(Plans.open(1, ofSeconds(10), 64), ofSeconds(30));

        Recording recording = record(slow, new Asked(9));

        assertThat(recording.numbers()).isEqualTo(30);
        assertThat(LongStream.range(0, 30))
                .allMatch(number ->
                        recording.log().startedNanos(number) == recording.log().intendedNanos(number));
    }

    @ParameterizedTest
    @EnumSource
    void the_same_seed_gives_the_same_starts_whether_or_not_it_goes_on(Arrivals arrivals) throws InterruptedException {
        LoadPlan plan = spread(TEN_TO_THIRTY, arrivals);

        long[] fixed = starts(plan, new Asked(0));
        long[] once = new ExtensionTest().starts(plan, new Asked(1));
        long[] twice = new ExtensionTest().starts(plan, new Asked(2));
        long[] again = new ExtensionTest().starts(plan, new Asked(2));

        assertThat(again).isEqualTo(twice).hasSize(3_000).isSorted();
        assertThat(twice).startsWith(once);
        assertThat(once).hasSize(2_100).startsWith(fixed);
        assertThat(fixed).hasSize(1_000);
    }

    @Test
    void the_parts_of_a_poisson_process_are_spread_independently() throws InterruptedException {
        long[] starts = starts(spread(TEN_TO_THIRTY, Arrivals.POISSON), new Asked(2));

        long[] gapsOfFirst = new long[900];
        long[] gapsOfLast = new long[900];
        for (int i = 0; i < 900; i++) {
            gapsOfFirst[i] = starts[i + 1] - starts[i];
            gapsOfLast[i] = starts[2_100 + i - 1] - starts[2_100 + i - 2];
        }
        assertThat(gapsOfLast).isNotEqualTo(gapsOfFirst);
    }

    @Test
    void it_may_end_early_after_it_has_gone_on() throws InterruptedException {
        Supervisor supervisor = new Supervisor() {
            @Override
            public Optional<String> secondOver(LiveRecording live, long nowNanos) {
                return nowNanos >= 15_000_000_000L ? Optional.of("seen") : Optional.empty();
            }

            @Override
            public boolean goesOn(LiveRecording live, long nowNanos) {
                return true;
            }
        };

        ScenarioResult result = count(TEN_TO_THIRTY, supervisor);

        assertThat(result.counts().scheduled()).isEqualTo(1_600);
        assertThat(result.earlyEnd().orElseThrow().planned()).isEqualTo(2_100);
        assertThat(result.earlyEnd().orElseThrow().cancelled()).isEqualTo(500);
    }

    private ScenarioResult count(LoadPlan plan, Supervisor supervisor) throws InterruptedException {
        return Tally.count("extended", plan, record(plan, supervisor), List.of());
    }

    private long[] starts(LoadPlan plan, Supervisor supervisor) throws InterruptedException {
        Recording recording = record(plan, supervisor);
        return LongStream.range(0, recording.numbers())
                .map(number -> recording.log().intendedNanos(number))
                .toArray();
    }

    private Recording record(LoadPlan plan, Supervisor supervisor) throws InterruptedException {
        return run.record(
                plan,
                operation -> {
                    run.ticker().sleep(ofMillis(20));
                    return Outcome.ok();
                },
                Optional.of(supervisor));
    }

    private static LoadPlan extensible(LoadPlan plan, Duration longest) {
        return plan.with(new Course(StopPolicy.NEVER, Optional.of(longest)));
    }

    private static LoadPlan spread(LoadPlan plan, Arrivals arrivals) {
        OpenLoad load = new OpenLoad(((OpenLoad) plan.model()).profile(), arrivals);
        return new LoadPlan(load, plan.warmup(), plan.measurement(), plan.drain(), plan.workers(), plan.course());
    }

    /** Has a phase go on so many times, and notes when it was asked; mutable for that. */
    private static final class Asked implements Supervisor {
        private final int times;
        private final List<Duration> askedAt = new ArrayList<>();

        private Asked(int times) {
            this.times = times;
        }

        @Override
        public Optional<String> secondOver(LiveRecording live, long nowNanos) {
            return Optional.empty();
        }

        @Override
        public boolean goesOn(LiveRecording live, long nowNanos) {
            askedAt.add(Duration.ofNanos(nowNanos));
            return askedAt.size() <= times;
        }
    }
}
