package io.sloguard.stats;

import static org.assertj.core.api.Assertions.assertThat;

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
        QuantileRanks ranks = QuantileRanks.of(size, quantile, alpha);

        assertThat(ranks.lower()).hasValue(lower);
        assertThat(ranks.upper()).hasValue(upper);
    }

    @ParameterizedTest
    @CsvSource({"59, 0.95, 59", "93, 0.95, 92", "299, 0.99, 299", "473, 0.99, 472"})
    void the_smallest_samples_with_an_upper_bound(long size, double quantile, long upper) {
        assertThat(QuantileRanks.of(size, quantile, 0.05).upper()).hasValue(upper);
    }

    @ParameterizedTest
    @CsvSource({"58, 0.95", "298, 0.99"})
    void one_value_less_has_none(long size, double quantile) {
        assertThat(QuantileRanks.of(size, quantile, 0.05).upper()).isEmpty();
    }

    @Test
    void a_single_value_bounds_only_what_lies_nearly_always_above_or_below_it() {
        assertThat(QuantileRanks.of(1, 0.96, 0.05).lower()).hasValue(1);
        assertThat(QuantileRanks.of(1, 0.96, 0.05).upper()).isEmpty();
        assertThat(QuantileRanks.of(1, 0.04, 0.05).lower()).isEmpty();
        assertThat(QuantileRanks.of(1, 0.04, 0.05).upper()).hasValue(1);
    }
}
