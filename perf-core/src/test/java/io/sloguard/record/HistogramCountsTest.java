package io.sloguard.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistogramCountsTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "9, 0", "10, 1", "19, 1", "20, 3", "29, 3", "30, 4", "31, 4", "9223372036854775807, 4"})
    void small_values_are_counted_exactly(long nanos, long count) {
        assertThat(histogram(20, 10, 30, 20).countAtMost(nanos)).isEqualTo(count);
    }

    @Test
    void no_values_count_zero() {
        assertThat(LatencyHistogram.EMPTY.countAtMost(Long.MAX_VALUE)).isZero();
    }

    @Test
    void large_values_are_counted_to_the_precision_of_a_bucket() {
        SplittableRandom random = new SplittableRandom(7);
        long[] values = random.longs(10_000, 0, 2_000_000_000L).toArray();
        LatencyHistogram histogram = histogram(values);

        for (long limit = 1_000_000; limit < 2_000_000_000L; limit += 37_000_000) {
            long counted = histogram.countAtMost(limit);
            assertThat(counted).isBetween(exactly(values, limit - limit / 1024 - 1), exactly(values, limit));
        }
    }

    @Test
    void sum_of_all_equals_one_plus_after_the_other() {
        LatencyHistogram first = histogram(20, 10, 5_000_000_000L);
        LatencyHistogram second = histogram(3);

        assertThat(LatencyHistogram.sum(List.of(first, LatencyHistogram.EMPTY, second)))
                .isEqualTo(first.plus(second));
        assertThat(LatencyHistogram.sum(List.of(LatencyHistogram.EMPTY))).isEqualTo(LatencyHistogram.EMPTY);
    }

    private static long exactly(long[] values, long limit) {
        return Arrays.stream(values).filter(value -> value <= limit).count();
    }

    private static LatencyHistogram histogram(long... values) {
        LatencyHistogram.Builder builder = new LatencyHistogram.Builder();
        for (long value : values) {
            builder.add(value);
        }
        return builder.build();
    }
}
