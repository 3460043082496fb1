package io.sloguard.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RatioIntervalTest {

    @Test
    void with_equal_sizes_it_is_the_t_interval_of_the_block_means() {
        RatioInterval interval = RatioInterval.of(new double[] {1, 2, 3, 4, 5}, new double[] {1, 1, 1, 1, 1}, 0.05);

        // mean 3, standard deviation sqrt(2.5), t(0.95; 4) = 2.1318467863: half = t * sqrt(2.5 / 5)
        assertThat(interval.ratio()).isEqualTo(3);
        assertThat(interval.upper() - 3).isCloseTo(2.1318467863 * Math.sqrt(0.5), within(1e-8));
        assertThat(3 - interval.lower()).isCloseTo(2.1318467863 * Math.sqrt(0.5), within(1e-8));
    }

    @Test
    void blocks_of_one_ratio_have_an_interval_of_no_width() {
        RatioInterval interval = RatioInterval.of(new double[] {2, 4, 6, 8, 10}, new double[] {1, 2, 3, 4, 5}, 0.05);

        assertThat(interval.lower()).isEqualTo(2);
        assertThat(interval.upper()).isEqualTo(2);
    }

    @Test
    void fewer_than_five_blocks_are_refused() {
        assertThatThrownBy(() -> RatioInterval.of(new double[4], new double[] {1, 1, 1, 1}, 0.05))
                .hasMessage("needs 5 or more blocks, got 4 sums and 4 sizes");
    }
}
