package io.sloguard.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference values: scipy 1.x {@code binom}; H. A. David, H. N. Nagaraja, Order Statistics, 3rd ed., section 7.1. */
class QuantileRanksTest {

    @ParameterizedTest
    @CsvSource({
        "500, 0.95, 0.025, 465, 485", "500, 0.99, 0.025, 490, 500", "500, 0.5, 0.025, 228, 273",
        "500, 0.95, 0.05, 467, 484", "500, 0.99, 0.05, 491, 499", "500, 0.5, 0.05, 232, 269"
    })
    void ranks_for_five_hundred_values(long size, double quantile, double alpha, long lower, long upper) {
        QuantileRanks ranks = ranks(size, quantile, alpha, 1);

        assertThat(ranks.lower()).hasValue(lower);
        assertThat(ranks.upper()).hasValue(upper);
    }

    @ParameterizedTest
    @CsvSource({"59, 0.95, 59", "93, 0.95, 92", "299, 0.99, 299", "473, 0.99, 472"})
    void the_smallest_samples_with_an_upper_bound(long size, double quantile, long upper) {
        assertThat(ranks(size, quantile, 0.05, 1).upper()).hasValue(upper);
    }

    /** How often the true quantile lies between two ranks: {@code F(s - 1) - F(r - 1)} of the binomial distribution. */
    @ParameterizedTest
    @CsvSource({
        "500, 0.95, 465, 485, 0.960499",
        "500, 0.99, 490, 500, 0.980186",
        "500, 0.5, 228, 273, 0.955937",
        "500, 0.95, 0, 484, 0.965710",
        "500, 0.99, 0, 499, 0.960245",
        "93, 0.95, 0, 92, 0.950024",
        "473, 0.99, 0, 472, 0.950202"
    })
    void the_ranks_cover_as_often_as_the_reference_says(
            long size, double quantile, long lower, long upper, double coverage) {
        BinomialTest atOrBelow = new BinomialTest(quantile, 0.05);
        double below = lower == 0 ? 0 : atOrBelow.chanceOfFewer(size, lower - 1.0);

        assertThat(atOrBelow.chanceOfFewer(size, upper - 1.0) - below).isCloseTo(coverage, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"58, 0.95", "298, 0.99"})
    void one_value_less_has_none(long size, double quantile) {
        assertThat(ranks(size, quantile, 0.05, 1).upper()).isEmpty();
    }

    @Test
    void a_single_value_bounds_only_what_lies_nearly_always_above_or_below_it() {
        assertThat(ranks(1, 0.96, 0.05, 1).lower()).hasValue(1);
        assertThat(ranks(1, 0.96, 0.05, 1).upper()).isEmpty();
        assertThat(ranks(1, 0.04, 0.05, 1).lower()).isEmpty();
        assertThat(ranks(1, 0.04, 0.05, 1).upper()).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"500, 0.95, 0.5", "2000, 0.99, 0.2", "500, 0.5, 0.1"})
    void values_that_count_for_less_give_wider_bounds(long size, double quantile, double weight) {
        QuantileRanks independent = ranks(size, quantile, 0.05, 1);

        QuantileRanks dependent = ranks(size, quantile, 0.05, weight);

        assertThat(dependent.lower().orElseThrow())
                .isLessThan(independent.lower().orElseThrow());
        assertThat(dependent.upper().orElse(size + 1))
                .isGreaterThan(independent.upper().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"500, 0.95, 1", "500, 0.95, 0.37", "2000, 0.99, 0.8", "777, 0.9, 0.61"})
    void a_limit_at_a_bound_is_the_last_that_the_test_decides(long size, double quantile, double weight) {
        BinomialTest test = new BinomialTest(above(quantile), 0.05);
        QuantileRanks ranks = QuantileRanks.of(test, size, weight);
        long aboveUpper = size - ranks.upper().orElseThrow();
        long aboveLower = size - ranks.lower().orElseThrow();

        assertThat(test.decide(size * weight, aboveUpper * weight)).isEqualTo(Decision.PROVEN);
        assertThat(test.decide(size * weight, (aboveUpper + 1) * weight)).isEqualTo(Decision.UNDECIDED);
        assertThat(test.decide(size * weight, (aboveLower + 1) * weight)).isEqualTo(Decision.REFUTED);
        assertThat(test.decide(size * weight, aboveLower * weight)).isEqualTo(Decision.UNDECIDED);
    }

    private static QuantileRanks ranks(long size, double quantile, double alpha, double weight) {
        return QuantileRanks.of(new BinomialTest(above(quantile), alpha), size, weight);
    }

    private static double above(double quantile) {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(quantile)).doubleValue();
    }
}
