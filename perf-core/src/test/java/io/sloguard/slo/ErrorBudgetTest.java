package io.sloguard.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sloguard.load.Course;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.Plans;
import io.sloguard.load.StopPolicy;
import io.sloguard.record.Measured;
import io.sloguard.result.ScenarioResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits at n = 500 for p95: quantiles of Bin(500, 0.05), computed by stepping through its distribution. */
class ErrorBudgetTest {

    private static final long MILLI = 1_000_000;
    private static final Optional<Duration> TWENTY_SECONDS = Optional.of(Duration.ofSeconds(20));

    @Test
    void the_parts_add_up_to_the_whole() {
        ErrorBudget watched = ErrorBudget.of(load(new Course(StopPolicy.BROKEN, TWENTY_SECONDS)));

        assertThat(watched.pass() * Course.LOOKS).isCloseTo(0.05, within(1e-15));
        assertThat(watched.fail() * Course.LOOKS + watched.early()).isCloseTo(0.05, within(1e-15));
        assertThat(ErrorBudget.of(load(Course.FIXED))).isEqualTo(ErrorBudget.WHOLE);
    }

    @ParameterizedTest
    @CsvSource({"16, PASS", "17, INCONCLUSIVE", "33, INCONCLUSIVE", "34, FAIL"})
    void a_fixed_phase_has_all_of_it(int exceeding, VerdictState expected) {
        assertThat(state(Course.FIXED, exceeding)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"16, PASS", "17, INCONCLUSIVE", "34, INCONCLUSIVE", "35, FAIL"})
    void a_watched_phase_has_four_per_cent_for_a_refutation_at_its_end(int exceeding, VerdictState expected) {
        assertThat(state(new Course(StopPolicy.BROKEN, Optional.empty()), exceeding))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"14, PASS", "15, INCONCLUSIVE", "36, INCONCLUSIVE", "37, FAIL"})
    void each_of_three_looks_has_a_third(int exceeding, VerdictState expected) {
        assertThat(state(new Course(StopPolicy.NEVER, TWENTY_SECONDS), exceeding))
                .isEqualTo(expected);
    }

    private static VerdictState state(Course course, int exceeding) {
        ScenarioResult measured = new Measured()
                .ok(500 - exceeding, MILLI)
                .ok(exceeding, 200 * MILLI)
                .spread()
                .count(100 * MILLI);
        ScenarioResult planned = new ScenarioResult(
                measured.name(),
                load(course),
                measured.counts(),
                measured.latencies(),
                measured.exceedances(),
                measured.blocks(),
                measured.observations(),
                measured.health(),
                measured.error());
        return Objectives.judge(planned, "p95 <= 100ms").state();
    }

    private static LoadPlan load(Course course) {
        return Plans.open(100, Duration.ofSeconds(5), 64).with(course);
    }
}
