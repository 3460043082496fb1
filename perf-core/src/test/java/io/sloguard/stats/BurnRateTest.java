package io.sloguard.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference values: Clopper-Pearson bounds by scipy; the factors of the site reliability workbook. */
class BurnRateTest {

    @ParameterizedTest
    @CsvSource({"50, 1, 0.01, 2, 0.1025, 0.0001", "100, 14, 0.01, 14, 8.7, 0.1", "1000, 40, 0.001, 40, 30.3, 0.1"})
    void the_lower_bound_is_far_below_the_burn_of_few_trials(
            long trials, long events, double bound, double burn, double lower, double tolerance) {
        BurnRate rate = BurnRate.of(trials, events, bound, 0.05);

        assertThat(rate.burn()).isCloseTo(burn, within(1e-12));
        assertThat(rate.lower()).isCloseTo(lower, within(tolerance));
    }

    @ParameterizedTest
    @CsvSource({"0.02, 1, 14.4", "0.05, 6, 6", "0.1, 24, 3", "0.1, 72, 1"})
    void alarms_have_the_factors_of_the_workbook(double share, double hours, double factor) {
        assertThat(BurnRate.factor(share, 30 * 24, hours)).isCloseTo(factor, within(1e-12));
    }
}
