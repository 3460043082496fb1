package io.sloguard.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference values: tables of the exact signed-rank distribution; scipy 1.17 {@code wilcoxon} and Walsh averages. */
class SignedRankTest {

    private static final double[] DIFFERENCES = {-0.31, -0.42, -0.28, -0.35, -0.22, -0.4, -0.05, -0.33, -0.37, -0.29};

    @ParameterizedTest
    @CsvSource({
        "5, 0.05, 1", "6, 0.05, 3", "7, 0.05, 4", "8, 0.05, 6", "9, 0.05, 9", "10, 0.05, 11", "12, 0.05, 18",
        "15, 0.05, 31", "5, 0.025, 0", "6, 0.025, 1", "7, 0.025, 3", "8, 0.025, 4", "9, 0.025, 6", "10, 0.025, 9",
        "12, 0.025, 14", "15, 0.025, 26"
    })
    void bounds_are_the_walsh_averages_of_the_tabulated_ranks(int pairs, double alpha, int rank) {
        assertThat(SignedRank.boundRank(pairs, alpha)).isEqualTo(rank);
    }

    @Test
    void a_difference_is_estimated_by_the_median_of_the_walsh_averages() {
        SignedRank difference = SignedRank.of(DIFFERENCES, 0.05);

        assertThat(difference.pairs()).isEqualTo(10);
        assertThat(difference.estimate()).isCloseTo(-0.31999999999999995, within(1e-12));
        assertThat(difference.lower().orElseThrow()).isCloseTo(-0.365, within(1e-12));
        assertThat(difference.upper().orElseThrow()).isCloseTo(-0.235, within(1e-12));
    }

    @Test
    void the_chance_is_that_of_the_exact_test() {
        assertThat(SignedRank.chanceAbove(DIFFERENCES, -0.363)).isCloseTo(0.052734375, within(1e-12));
        assertThat(SignedRank.chanceAbove(new double[] {1, 2, 3, 4, 5}, 0)).isEqualTo(1 / 32.0);
        assertThat(SignedRank.chanceAbove(new double[] {-1, -2}, 0)).isEqualTo(1);
    }

    @Test
    void five_pairs_bound_at_five_per_cent_and_six_at_half_of_it() {
        assertThat(SignedRank.minPairs(0.05)).isEqualTo(5);
        assertThat(SignedRank.minPairs(0.025)).isEqualTo(6);
        assertThat(SignedRank.of(new double[] {1, 2, 3, 4}, 0.05).lower()).isEmpty();
    }

    @Test
    void bounds_hold_the_true_difference_as_often_as_stated() {
        Random random = new Random(3);
        int above = 0;
        int below = 0;
        for (int run = 0; run < 2_000; run++) {
            double[] differences =
                    random.doubles(10).map(any -> 0.1 + random.nextGaussian()).toArray();
            SignedRank difference = SignedRank.of(differences, 0.05);
            above += difference.lower().orElseThrow() > 0.1 ? 1 : 0;
            below += difference.upper().orElseThrow() < 0.1 ? 1 : 0;
        }

        // exactly 4.2 % each (the distribution has steps): 84, and four standard deviations
        assertThat(above).isBetween(48, 120);
        assertThat(below).isBetween(48, 120);
    }

    @Test
    void what_is_no_number_is_refused() {
        assertThatThrownBy(() -> SignedRank.of(new double[0], 0.05))
                .hasMessage("needs one or more finite differences, got []");
        assertThatThrownBy(() -> SignedRank.of(new double[] {1, Double.NaN}, 0.05))
                .hasMessage("needs one or more finite differences, got [1.0, NaN]");
    }
}
