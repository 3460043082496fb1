package io.sloguard.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimParserTest {

    private static final String ACCEPTED =
            "no claim about an experiment; accepted are \"b is at least 30% faster at p95\""
                    + " and \"b is not more than 5% slower at p99\", for throughput higher and lower";

    @ParameterizedTest
    @CsvSource({
        "b is at least 30% faster at p95, 0.7, p95, true",
        "b is at least 99.9% faster at p99.9, 0.001, p99.9, true",
        "b is not more than 5% slower at p99, 1.05, p99, true",
        "b is not more than 0% slower at mean, 1, mean, true",
        "b is at least 20% higher at throughput, 1.2, throughput, false",
        "b is not more than 2.5% lower at throughput, 0.975, throughput, false"
    })
    void text_form_is_read_back_to_an_equal_claim_with_its_limit(
            String text, double limit, String metric, boolean isUpperLimit) {
        Claim claim = ClaimParser.parse(text);

        assertThat(claim).hasToString(text);
        assertThat(ClaimParser.parse(claim.toString())).isEqualTo(claim);
        assertThat(claim.limitValue()).isEqualTo(limit);
        assertThat(claim.metric()).isEqualTo(metric);
        assertThat(claim.isUpperLimit()).isEqualTo(isUpperLimit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"  b is at  least 30 % faster   at p95 ", "b is at least 30.0% faster at p95"})
    void blanks_between_the_parts_are_free(String text) {
        assertThat(ClaimParser.parse(text)).hasToString("b is at least 30% faster at p95");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b is 30% faster at p95",
                "a is at least 30% faster at p95",
                "B is at least 30% faster at p95",
                "b is at least 30 faster at p95",
                "b is at least 30% faster",
                "b is at least 30% better at p95",
                "b is at most 5% slower at p95",
                "b is at least 30% faster at p95 or p99",
                "p95 <= 215ms",
                ""
            })
    void what_is_no_claim_is_refused_with_what_is_accepted(String text) {
        assertThatThrownBy(() -> ClaimParser.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("claim \"" + text + "\": " + ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b is at least 30% faster at max | unknown metric \"max\"; accepted are p50 p75 p90 p95 p99 p99.9 mean"
                        + " throughput",
                "b is at least 30% slower at p95 | p95 is at least N% faster, not slower",
                "b is not more than 5% faster at p95 | p95 is not more than N% slower, not faster",
                "b is at least 30% faster at throughput | throughput is at least N% higher, not faster",
                "b is at least -3% faster at p95 | a claim is by a number of per cent, for example 30%, not \"-3%\"",
                "b is at least .5% faster at p95 | a claim is by a number of per cent, for example 30%, not \".5%\"",
                "b is at least 0% faster at p95 | a gain is more than 0 %, not 0%",
                "b is at least 100% faster at p95 | nothing gets less by 100 % or more, not 100%",
                "b is not more than 100% lower at throughput | nothing gets less by 100 % or more, not 100%",
                "b is not more than 1001% slower at p95 | a claim is of at most 1000 %, not 1001%"
            })
    void what_cannot_be_meant_is_refused_with_the_reason(String text, String why) {
        assertThatThrownBy(() -> ClaimParser.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("claim \"" + text + "\": " + why);
    }
}
