package io.sloguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Evidence;
import io.sloguard.slo.SampleRun;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "p95 <= 215ms, 215000000, 215 ms",
        "p95 <= 215ms, 215000001, 216 ms",
        "p95 <= 215ms, 214999999, 214 ms",
        "p95 <= 2ms, 2000001, 2.01 ms",
        "p95 <= 2ms, 1999999, 1.99 ms",
        "p95 <= 2s, 2000000001, 2001 ms",
        "max <= 500us, 500001, 0.501 ms",
        "errors < 1%, 0.0100001, 1.01 %",
        "errors < 1%, 0.0099999, 0.999 %",
        "errors <= 0%, 0.00001, 0.001 %",
        "errors <= 0%, 0, 0 %",
        "throughput >= 95/s, 94.9999, 94.9/s",
        "throughput >= 95/s, 95.0001, 95.1/s",
    })
    void observed_value_is_rounded_away_from_the_limit(String objective, double observed, String text) {
        DeclaredObjective declared = SampleRun.declared("a", objective, 1);

        assertThat(Figures.observed(declared, evidence(OptionalDouble.of(observed), observed, observed)))
                .isEqualTo(text);
    }

    @Test
    void observed_value_that_there_is_not_is_a_dash() {
        assertThat(Figures.observed(SampleRun.declared("a", "p95 <= 1s", 1), Evidence.none()))
                .isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p95 <= 215ms | 213400000 | 216200000 | [213, 217]",
                "errors < 1% | 0.00123456 | 0.0098765 | [0.123, 0.988]",
                "errors < 1% | -0.001 | 0.02 | [0, 2]",
                "throughput >= 95/s | 94.99 | 101.01 | [94.9, 102]",
            })
    void bounds_are_rounded_outwards_and_never_below_zero(String objective, double lower, double upper, String text) {
        DeclaredObjective declared = SampleRun.declared("a", objective, 1);

        assertThat(Figures.bounds(declared, evidence(OptionalDouble.empty(), lower, upper)))
                .isEqualTo(text);
    }

    @Test
    void bound_that_there_is_not_is_a_dash() {
        Evidence evidence = new Evidence(
                10,
                OptionalLong.of(0),
                OptionalDouble.of(5e6),
                OptionalDouble.of(1e6),
                OptionalDouble.empty(),
                0.95,
                OptionalLong.empty());

        assertThat(Figures.bounds(SampleRun.declared("a", "p95 <= 1s", 1), evidence))
                .isEqualTo("[1, -]");
        assertThat(Figures.bounds(SampleRun.declared("a", "p95 <= 1s", 1), Evidence.none()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "840000, 0.84", "12345678, 12.3", "99960000, 100", "215089151, 215", "12345000000, 12345"})
    void milliseconds_have_three_digits_but_lose_none_of_a_whole_part(long nanos, String text) {
        assertThat(Figures.millis(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"850 | 850 ms", "12500 | 12.5 s", "60000 | 1 min", "291000 | 4 min 51 s", "0 | 0 ms"})
    void durations_are_words(long millis, String text) {
        assertThat(Figures.duration(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @Test
    void counts_have_separators_and_shares_are_per_cent() {
        assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Figures.percent(0.00518)).isEqualTo("0.518 %");
    }

    private static Evidence evidence(OptionalDouble observed, double lower, double upper) {
        return new Evidence(
                100,
                OptionalLong.of(1),
                observed,
                OptionalDouble.of(lower),
                OptionalDouble.of(upper),
                0.95,
                OptionalLong.empty());
    }
}
