package io.sloguard.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference values: 1 / C(m + k, k), in closed form. */
class BandTest {

    @ParameterizedTest
    @CsvSource({
        "20, 1, 0.047619047619",
        "20, 2, 0.004329004329",
        "20, 3, 0.000564652739",
        "10, 2, 0.015151515152",
        "30, 2, 0.002016129032",
        "5, 2, 0.047619047619",
        "19, 1, 0.05"
    })
    void fresh_values_lie_above_all_earlier_ones_with_the_chance_of_their_order(int m, int k, double chance) {
        assertThat(Band.chance(0, m, k)).isCloseTo(chance, within(1e-11));
    }

    @Test
    void twenty_runs_and_two_fresh_ones_give_one_in_231() {
        assertThat(1 / Band.chance(0, 20, 2)).isCloseTo(231, within(1e-9));
    }

    @Test
    void so_many_earlier_values_are_needed() {
        assertThat(Band.minEarlier(2, 0.05)).isEqualTo(5);
        assertThat(Band.minEarlier(1, 0.05)).isEqualTo(19);
        assertThat(Band.of(new double[] {1, 2, 3, 4}, new double[] {9, 9}).isTelling(0.05))
                .isFalse();
        assertThat(Band.of(new double[] {1, 2, 3, 4, 5}, new double[] {9, 9}).isTelling(0.05))
                .isTrue();
    }

    @Test
    void bounds_of_the_factor_are_those_of_the_extremes() {
        Band band = Band.of(new double[] {110, 90, 100, 104}, new double[] {132, 121});

        assertThat(band.median()).isEqualTo(102);
        assertThat(band.lowerRatio()).isEqualTo(1.1);
        assertThat(band.upperRatio()).isEqualTo(132.0 / 90);
    }

    @Test
    void the_chance_counts_the_earlier_values_that_stand_as_high() {
        Band band = Band.of(new double[] {90, 100, 104, 110, 120}, new double[] {121});

        assertThat(band.chanceAbove(1)).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(band.chanceAbove(1.1)).isCloseTo(3 / 6.0, within(1e-12));
        assertThat(band.chanceBelow(1.4)).isCloseTo(1 / 6.0, within(1e-12));
    }

    @Test
    void the_bounds_miss_the_true_factor_no_more_often_than_stated() {
        Random random = new Random(11);
        int above = 0;
        int below = 0;
        for (int i = 0; i < 20_000; i++) {
            Band band = Band.of(values(random, 19, 1), values(random, 1, 1.3));
            above += band.lowerRatio() > 1.3 ? 1 : 0;
            below += band.upperRatio() < 1.3 ? 1 : 0;
        }

        assertThat(above / 20_000.0).isCloseTo(0.05, within(0.005));
        assertThat(below / 20_000.0).isCloseTo(0.05, within(0.005));
    }

    private static double[] values(Random random, int count, double factor) {
        return DoubleStream.generate(() -> factor * Math.exp(0.1 * random.nextGaussian()))
                .limit(count)
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "NaN", "Infinity"})
    void what_is_no_positive_number_is_refused(double value) {
        assertThatThrownBy(() -> Band.of(new double[] {1, value}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Band.of(new double[0], new double[] {1})).isInstanceOf(IllegalArgumentException.class);
    }
}
