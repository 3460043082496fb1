package io.sloguard.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.record.Measured;
import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.MachineNoise;
import io.sloguard.result.NoiseSecond;
import io.sloguard.result.SampleScenario;
import io.sloguard.result.ScenarioResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoisyMachineTest {

    private static final long MILLI = 1_000_000;
    private static final NoiseSecond QUIET = second(160_000, 100_000, 0, 1.5);
    private static final String SENTENCE =
            "the machine was noisy in 3 of 20 s (timers up to 9.0 ms late, processor up to 1.0"
                    + " times slower, 0 % stolen, up to 1.5 threads for 2 processors), so latencies may not be the system's own";

    @Test
    void pass_and_fail_of_a_latency_say_that_the_machine_was_noisy() {
        ScenarioResult noisy = with(second(160_000, 9 * MILLI, 0, 1.5), 3);

        assertThat(Objectives.judge(noisy, "p95 <= 100ms").warnings()).contains(SENTENCE);
        assertThat(Objectives.judge(noisy, "p95 <= 500us").warnings()).containsExactly(SENTENCE);
        assertThat(Objectives.judge(noisy, "max <= 100ms").warnings()).containsExactly(SENTENCE);
        assertThat(Objectives.judge(noisy, "mean <= 100ms").warnings()).containsExactly(SENTENCE);
    }

    @Test
    void errors_and_throughput_are_no_latencies() {
        ScenarioResult noisy = with(second(160_000, 9 * MILLI, 0, 1.5), 3);

        assertThat(Objectives.judge(noisy, "errors < 1%").warnings()).isEmpty();
        assertThat(Objectives.judge(noisy, "throughput >= 50/s").warnings()).isEmpty();
    }

    @Test
    void two_noisy_seconds_of_twenty_are_borne() {
        assertThat(NoisyMachine.warning(with(second(160_000, 9 * MILLI, 0, 1.5), 2)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "160000, 2000001, 0, 1.5, true",
        "160000, 2000000, 0, 1.5, false",
        "240001, 100000, 0, 1.5, true",
        "240000, 100000, 0, 1.5, false",
        "160000, 100000, 0.051, 1.5, true",
        "160000, 100000, 0.05, 1.5, false",
        "160000, 100000, 0, 3.1, true",
        "160000, 100000, 0, 3.0, false"
    })
    void each_figure_alone_makes_a_second_noisy(
            long workNanos, long lateNanos, double stealRatio, double runnable, boolean isNoisy) {
        ScenarioResult scenario = with(second(workNanos, lateNanos, stealRatio, runnable), 3);

        assertThat(NoisyMachine.warning(scenario).isPresent()).isEqualTo(isNoisy);
    }

    @Test
    void what_the_system_does_not_say_is_called_unknown() {
        NoiseSecond late = new NoiseSecond(160_000, 9 * MILLI, OptionalDouble.empty(), OptionalDouble.empty());

        assertThat(NoisyMachine.warning(with(late, 3)).orElseThrow()).contains("run queue unknown");
    }

    @Test
    void without_a_canary_there_is_no_warning() {
        ScenarioResult unknown = measured();

        assertThat(NoisyMachine.warning(unknown)).isEmpty();
    }

    private static NoiseSecond second(long workNanos, long lateNanos, double stealRatio, double runnable) {
        return new NoiseSecond(workNanos, lateNanos, OptionalDouble.of(stealRatio), OptionalDouble.of(runnable));
    }

    /** Returns a scenario with three seconds of twenty in which timers were late. */
    static ScenarioResult noisy(ScenarioResult measured) {
        return with(measured, second(160_000, 9 * MILLI, 0, 1.5), 3);
    }

    private static ScenarioResult with(NoiseSecond noisy, int times) {
        return with(measured(), noisy, times);
    }

    private static ScenarioResult with(ScenarioResult measured, NoiseSecond noisy, int times) {
        List<NoiseSecond> seconds = new ArrayList<>(Collections.nCopies(20, QUIET));
        for (int i = 0; i < times; i++) {
            seconds.set(i, noisy);
        }
        GeneratorHealth health = new GeneratorHealth(64, 1, 0, 0, 0, 0, 0, 0, 0, new MachineNoise(2, seconds));
        return SampleScenario.with(measured, measured.observations(), health);
    }

    private static ScenarioResult measured() {
        return new Measured().ok(2_000, MILLI).count(100 * MILLI, MILLI / 2);
    }
}
