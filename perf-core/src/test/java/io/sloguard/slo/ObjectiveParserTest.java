package io.sloguard.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectiveParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p50 <= 1ms",
                "p75 < 20us",
                "p90 <= 3s",
                "p95 <= 215ms",
                "p99 < 300ms",
                "p99.9 <= 1500us",
                "max <= 5s",
                "mean <= 12ms",
                "errors < 1%",
                "errors <= 0%",
                "errors <= 0.05%",
                "throughput >= 95/s",
                "throughput > 0.5/s",
                "p95 <= 1.1 * baseline",
                "p99.9 < 2 * baseline",
                "mean <= 0.85 * baseline",
                "throughput >= 0.9 * baseline",
                "delivery p95 <= 1s",
                "add to cart p99.9 < 250ms",
                "p95 max <= 1s",
                "delivery mean <= 20ms"
            })
    void an_objective_reads_back_from_its_text(String text) {
        assertThat(ObjectiveParser.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "p95<=215ms, p95 <= 215ms",
        "'  p95   <=  215 ms ', p95 <= 215ms",
        "p95 <= 0.215s, p95 <= 215ms",
        "p95 <= 1000ms, p95 <= 1s",
        "errors < 1.0%, errors < 1%",
        "p95<=1.10*baseline, p95 <= 1.1 * baseline",
        "p95 <= 100 * baseline, p95 <= 100 * baseline"
    })
    void equal_objectives_have_one_text(String text, String canonical) {
        assertThat(ObjectiveParser.parse(text)).hasToString(canonical);
        assertThat(ObjectiveParser.parse(canonical).metric())
                .isEqualTo(ObjectiveParser.parse(text).metric());
    }

    @Test
    @DisplayName("C16: p99.9 is the 99.9th percentile")
    void a_percentile_with_a_decimal_is_honoured() {
        Objective.LatencyQuantile objective = (Objective.LatencyQuantile) ObjectiveParser.parse("p99.9 <= 300ms");

        assertThat(objective.quantile().share()).isEqualTo(0.999);
        assertThat(objective.quantile().shareAbove()).isEqualTo(0.001);
    }

    @Test
    void a_strict_limit_is_exceeded_by_the_limit_itself() {
        assertThat(ObjectiveParser.parse("p95 <= 215ms").thresholdNanos()).isEqualTo(OptionalLong.of(215_000_000));
        assertThat(ObjectiveParser.parse("p95 < 215ms").thresholdNanos()).isEqualTo(OptionalLong.of(214_999_999));
    }

    @ParameterizedTest
    @DisplayName("C16: whatever is not in the grammar is refused with what is accepted")
    @CsvSource(
            delimiter = '|',
            value = {
                "0.99 <= 215ms | unknown metric \"0.99\"; accepted are "
                        + "p50 p75 p90 p95 p99 p99.9 max mean errors throughput",
                "p(95) <= 215ms | unknown metric \"p(95)\"; accepted are "
                        + "p50 p75 p90 p95 p99 p99.9 max mean errors throughput",
                "p101 <= 215ms | unknown metric \"p101\"; accepted are "
                        + "p50 p75 p90 p95 p99 p99.9 max mean errors throughput",
                "P95 <= 215ms | unknown metric \"P95\"; accepted are "
                        + "p50 p75 p90 p95 p99 p99.9 max mean errors throughput",
                "95:215 | an objective is a metric, a comparison and a limit, "
                        + "for example p95 <= 215ms, errors < 1% or throughput >= 95/s",
                "0.99: 100ms | an objective is a metric, a comparison and a limit, "
                        + "for example p95 <= 215ms, errors < 1% or throughput >= 95/s",
                "p95 = 215ms | an objective is a metric, a comparison and a limit, "
                        + "for example p95 <= 215ms, errors < 1% or throughput >= 95/s",
                "p95 <= | an objective is a metric, a comparison and a limit, "
                        + "for example p95 <= 215ms, errors < 1% or throughput >= 95/s",
                "p95 <= 215 | a limit is a number with its unit, in us, ms or s, not \"215\"",
                "p95 <= 215 min | a limit is a number with its unit, in us, ms or s, not \"215 min\"",
                "p95 <= -1ms | a limit is a number with its unit, in us, ms or s, not \"-1ms\"",
                "p95 <= 1e3ms | a limit is a number with its unit, in us, ms or s, not \"1e3ms\"",
                "p95 <= 1,5ms | a limit is a number with its unit, in us, ms or s, not \"1,5ms\"",
                "errors < 1 | a limit is a number with its unit, in %, not \"1\"",
                "throughput >= 95 | a limit is a number with its unit, in /s, not \"95\"",
                "p95 <= 5% | p95 is limited in us, ms or s, not in %",
                "errors < 5ms | errors is limited in %, not in ms",
                "throughput >= 95ms | throughput is limited in /s, not in ms",
                "p95 >= 215ms | a latency has an upper limit, < or <=, not >=",
                "p95 < 0ms | no latency is < 0 ns",
                "p95 <= 0.0000001ms | limits are whole nanoseconds",
                "errors < 0% | no share of errors is < 0 %; write errors <= 0%",
                "errors > 1% | errors have an upper limit, < or <=, not >",
                "errors <= 100% | a share of errors is from 0 % to less than 100 %, not 1.00",
                "throughput <= 95/s | throughput has a lower limit, > or >=, not <=",
                "throughput >= 0/s | a throughput is more than 0/s, not 0",
                "p95 <= baseline | a limit by the baseline is a factor, for example 1.1 * baseline, not \"baseline\"",
                "p95 <= 110% baseline | a limit by the baseline is a factor, for example 1.1 * baseline,"
                        + " not \"110% baseline\"",
                "p95 <= 1.1 * basline | a limit is a number with its unit, in us, ms or s, not \"1.1 * basline\"",
                "p95 <= 0 * baseline | a factor of the baseline is more than 0, not 0",
                "p95 >= 1.1 * baseline | a latency has an upper limit, < or <=, not >=",
                "throughput <= 1.1 * baseline | throughput has a lower limit, > or >=, not <=",
                "errors <= 1.1 * baseline | errors are often none, and no factor of none means anything; write for example"
                        + " errors < 1%",
                "max <= 1.1 * baseline | a maximum is a fact about one run, and no factor of another one's; write for"
                        + " example max <= 2s"
            })
    void what_is_not_in_the_grammar_is_refused(String text, String why) {
        assertThatThrownBy(() -> ObjectiveParser.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("objective \"" + text + "\": " + why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delivery errors < 1% | a measurement has quantiles, max and mean, not errors",
                "delivery throughput > 1/s | a measurement has quantiles, max and mean, not throughput",
                "delivery p95 <= 1.1 * baseline | a measurement has quantiles, max and mean, not p95-over-baseline",
                "p95 delivery <= 1s | unknown metric \"delivery\"; accepted are p50"
            })
    void what_a_measurement_does_not_have_is_refused(String text, String why) {
        assertThatThrownBy(() -> ObjectiveParser.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("objective \"" + text + "\": " + why);
    }

    @Test
    void an_objective_on_a_measurement_counts_no_response_times() {
        assertThat(ObjectiveParser.parse("delivery p95 <= 1s").thresholdNanos()).isEmpty();
        assertThat(ObjectiveParser.parse("delivery p95 <= 1s").metric()).isEqualTo("delivery p95");
    }
}
