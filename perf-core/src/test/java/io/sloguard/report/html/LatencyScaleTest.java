package io.sloguard.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyScaleTest {

    private static final long MILLI = 1_000_000L;

    @ParameterizedTest
    @CsvSource({
        "3000000, 700000000, 2000000, 1000000000",
        "2000000, 1000000000, 2000000, 1000000000",
        "2000001, 1000000001, 2000000, 2000000000",
        "40000000, 40000000, 20000000, 50000000",
        "50000000, 50000000, 50000000, 100000000",
        "1, 1, 1000, 2000",
        "999, 604800000000000, 1000, 1000000000000000"
    })
    void covering_returns_the_narrowest_round_scale(long least, long greatest, long low, long high) {
        assertThat(LatencyScale.covering(least, greatest)).isEqualTo(new LatencyScale(low, high));
    }

    @Test
    void share_grows_with_the_logarithm_and_stays_on_the_scale() {
        LatencyScale scale = new LatencyScale(MILLI, 100 * MILLI);

        assertThat(scale.share(MILLI)).isZero();
        assertThat(scale.share(10 * MILLI)).isCloseTo(0.5, within(1e-12));
        assertThat(scale.share(100 * MILLI)).isEqualTo(1);
        assertThat(scale.share(0)).isZero();
        assertThat(scale.share(1e12)).isEqualTo(1);
        assertThat(scale.nanosAt(0.5)).isEqualTo(10 * MILLI);
        assertThat(scale.y(10.0 * MILLI, 240)).isCloseTo(120, within(1e-9));
    }

    @Test
    void ticks_are_as_many_as_can_be_read() {
        assertThat(new LatencyScale(20 * MILLI, 50 * MILLI).ticks())
                .containsExactly(20 * MILLI, 30 * MILLI, 50 * MILLI);
        assertThat(new LatencyScale(5 * MILLI, 100 * MILLI).ticks())
                .containsExactly(5 * MILLI, 10 * MILLI, 20 * MILLI, 50 * MILLI, 100 * MILLI);
        assertThat(new LatencyScale(1_000, 1_000_000_000).ticks())
                .containsExactly(1_000L, 10_000L, 100_000L, MILLI, 10 * MILLI, 100 * MILLI, 1_000 * MILLI);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1000 | 0.001", "500000 | 0.5", "20000000 | 20", "5000000000 | 5,000"})
    void words_are_milliseconds(long tick, String words) {
        assertThat(LatencyScale.words(tick)).isEqualTo(words);
    }
}
