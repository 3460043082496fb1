package io.sloguard.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TheilSenTest {

    private static final double[] TIMES =
            IntStream.range(0, 10).asDoubleStream().toArray();

    @Test
    void a_line_has_its_slope_whatever_an_outlier_says() {
        double[] values = IntStream.range(0, 10).mapToDouble(i -> 3 + 0.5 * i).toArray();
        values[4] = 1000;

        TheilSen trend = TheilSen.of(TIMES, values);

        assertThat(trend.slope()).isCloseTo(0.5, within(1e-12));
        assertThat(trend.chance()).isLessThan(0.01);
    }

    /** S = 45, variance 10 * 9 * 25 / 18 = 125, z = 44 / sqrt(125) = 3.93548, two-sided 8.3034e-5. */
    @Test
    void the_chance_is_that_of_mann_and_kendall() {
        assertThat(TheilSen.of(TIMES, TIMES).chance()).isCloseTo(8.3034e-5, within(1e-8));
    }

    /** Two groups of five equal values: S = 25, variance 125 - 2 * 5 * 4 * 15 / 18 = 91.667, z = 24 / 9.5743. */
    @Test
    void equal_values_take_their_part_of_the_variance_away() {
        double[] values = {1, 1, 1, 1, 1, 2, 2, 2, 2, 2};

        assertThat(TheilSen.of(TIMES, values).chance()).isCloseTo(0.01218578, within(1e-6));
    }

    @Test
    void a_flat_series_has_no_trend() {
        TheilSen trend = TheilSen.of(TIMES, new double[10]);

        assertThat(trend.slope()).isZero();
        assertThat(trend.chance()).isEqualTo(1);
    }

    @Test
    void noise_looks_like_a_trend_no_more_often_than_stated() {
        Random random = new Random(2);
        int found = 0;
        for (int i = 0; i < 2_000; i++) {
            double[] values = random.doubles(10).toArray();
            found += TheilSen.of(TIMES, values).chance() <= 0.05 ? 1 : 0;
        }

        assertThat(found / 2_000.0).isCloseTo(0.045, within(0.015));
    }

    @Test
    void seven_points_say_nothing() {
        assertThatThrownBy(() -> TheilSen.of(new double[7], new double[7]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("needs 8 or more points, got 7 positions and 7 values");
    }
}
