package io.sloguard.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {

    private static final double PRECISION = 1.0 / 1024;

    @Nested
    class Quantiles {

        @ParameterizedTest
        @CsvSource({"0, 1", "0.01, 1", "0.5, 50", "0.501, 51", "0.95, 95", "0.99, 99", "0.999, 100", "1, 100"})
        @DisplayName("C13: 1 to 100, each once")
        void a_quantile_is_the_value_at_its_nearest_rank(double quantile, long expected) {
            LatencyHistogram histogram = of(LongStream.rangeClosed(1, 100).toArray());

            assertThat(histogram.quantileNanos(quantile)).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5})
        void every_rank_is_bounded_from_both_sides_within_the_precision(long seed) {
            long[] values = latencies(seed, 500);
            LatencyHistogram histogram = of(values);
            Arrays.sort(values);

            for (int rank = 1; rank <= values.length; rank++) {
                long exact = values[rank - 1];
                assertThat(histogram.atRankNanos(rank)).isBetween(exact, exact + (long) Math.ceil(exact * PRECISION));
                assertThat(histogram.belowRankNanos(rank))
                        .isBetween(exact - (long) Math.ceil(exact * PRECISION), exact);
            }
        }

        @Test
        void no_values_read_zero_and_say_so() {
            LatencyHistogram nothing = new LatencyHistogram.Builder().build();

            assertThat(nothing.isEmpty()).isTrue();
            assertThat(nothing.count()).isZero();
            assertThat(nothing.quantileNanos(0.5)).isZero();
        }
    }

    @Nested
    class Range {

        @Test
        @DisplayName("C13: 0, 1 ns, 1 h and far beyond")
        void no_value_is_lost_or_clamped() {
            long hour = Duration.ofHours(1).toNanos();
            long week = Duration.ofDays(7).toNanos();

            LatencyHistogram histogram = of(0, 1, hour, week);

            assertThat(histogram.count()).isEqualTo(4);
            assertThat(histogram.minNanos()).isZero();
            assertThat(histogram.atRankNanos(2)).isEqualTo(1);
            assertThat(histogram.atRankNanos(3)).isBetween(hour, hour + hour / 1_000);
            assertThat(histogram.maxNanos()).isEqualTo(week);
            assertThat(histogram.sumNanos()).isEqualTo(1 + hour + week);
        }

        @Test
        void a_negative_value_is_refused_and_changes_nothing() {
            LatencyHistogram.Builder builder = new LatencyHistogram.Builder();
            builder.add(7);

            assertThatThrownBy(() -> builder.add(-1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a duration is 0 or more, not -1 ns");

            assertThat(builder.build()).isEqualTo(of(7));
        }

        @Test
        void a_builder_that_was_reset_knows_nothing_of_before() {
            LatencyHistogram.Builder builder = new LatencyHistogram.Builder();
            builder.add(Duration.ofHours(2).toNanos());
            builder.reset();
            builder.add(5);

            assertThat(builder.build()).isEqualTo(of(5));
        }
    }

    @Nested
    class Merging {

        @Test
        @DisplayName("C9: 8 recorders of 25 000 values, one 20 times slower")
        void the_sum_of_recorders_is_the_histogram_of_all_values_and_no_mean_of_quantiles() {
            LatencyHistogram.Builder all = new LatencyHistogram.Builder();
            LatencyHistogram merged = LatencyHistogram.EMPTY;
            double sumOfP99 = 0;
            for (int recorder = 0; recorder < 8; recorder++) {
                long[] values = exponential(recorder, recorder == 7 ? 200_000_000 : 10_000_000);
                LatencyHistogram one = of(values);
                Arrays.stream(values).forEach(all::add);
                merged = merged.plus(one);
                sumOfP99 += one.quantileNanos(0.99);
            }

            assertThat(merged).isEqualTo(all.build());
            assertThat(merged.count()).isEqualTo(200_000);
            assertThat((double) merged.quantileNanos(0.99)).isGreaterThan(2 * sumOfP99 / 8);
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
        void merging_in_any_order_equals_recording_in_one(long seed) {
            long[] values = latencies(seed, 3_000);
            int cut = new Random(seed).nextInt(values.length + 1);
            LatencyHistogram first = of(Arrays.copyOf(values, cut));
            LatencyHistogram second = of(Arrays.copyOfRange(values, cut, values.length));

            assertThat(first.plus(second)).isEqualTo(of(values)).isEqualTo(second.plus(first));
            assertThat(first.plus(second)).hasSameHashCodeAs(of(values));
        }

        @Test
        void builders_merge_as_their_histograms_do() {
            LatencyHistogram.Builder first = new LatencyHistogram.Builder();
            LatencyHistogram.Builder second = new LatencyHistogram.Builder();
            first.add(3);
            second.add(Duration.ofHours(1).toNanos());

            first.addAll(second);

            assertThat(first.build()).isEqualTo(of(3, Duration.ofHours(1).toNanos()));
        }

        @Test
        void nothing_added_changes_nothing() {
            LatencyHistogram some = of(1, 2, 3);

            assertThat(some.plus(LatencyHistogram.EMPTY)).isEqualTo(some);
            assertThat(LatencyHistogram.EMPTY.plus(some)).isEqualTo(some);
        }
    }

    @Nested
    class Encoding {

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
        void what_is_decoded_equals_what_was_encoded(long seed) {
            LatencyHistogram histogram = of(latencies(seed, 3_000));

            LatencyHistogram decoded = decoded(histogram, histogram.encoded());

            assertThat(decoded).isEqualTo(histogram);
        }

        @Test
        void decoded_histograms_still_merge_without_loss() {
            LatencyHistogram first = of(latencies(1, 1_000));
            LatencyHistogram second = of(latencies(2, 1_000));

            LatencyHistogram merged = decoded(first, first.encoded()).plus(decoded(second, second.encoded()));

            assertThat(merged).isEqualTo(first.plus(second));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "bm90IGEgaGlzdG9ncmFt", "no base64!"})
        void a_text_that_is_no_histogram_is_refused(String text) {
            assertThatThrownBy(() -> LatencyHistogram.decoded(text, 0, 1, 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        private static LatencyHistogram decoded(LatencyHistogram original, String encoded) {
            return LatencyHistogram.decoded(encoded, original.minNanos(), original.maxNanos(), original.sumNanos());
        }
    }

    @Nested
    class Tail {

        @Test
        void the_mean_log_ratio_is_the_one_of_the_values_above() {
            LatencyHistogram histogram = of(100_000, 1_000_000, 2_000_000, 4_000_000);

            assertThat(histogram.meanLogRatioAbove(1_100_000))
                    .isCloseTo((Math.log(20 / 11.0) + Math.log(40 / 11.0)) / 2, within(PRECISION));
            assertThat(histogram.meanLogRatioAbove(50_000))
                    .isCloseTo((Math.log(2) + Math.log(20) + Math.log(40) + Math.log(80)) / 4, within(PRECISION));
        }

        @Test
        void there_is_no_ratio_above_the_greatest_value_and_none_to_nothing() {
            LatencyHistogram histogram = of(100_000, 200_000);

            assertThat(histogram.meanLogRatioAbove(200_000)).isZero();
            assertThatThrownBy(() -> histogram.meanLogRatioAbove(0))
                    .hasMessage("a ratio needs a value of more than 0, not 0");
        }
    }

    private static LatencyHistogram of(long... values) {
        LatencyHistogram.Builder builder = new LatencyHistogram.Builder();
        Arrays.stream(values).forEach(builder::add);
        return builder.build();
    }

    private static long[] exponential(long seed, double meanNanos) {
        Random random = new Random(seed);
        return LongStream.generate(() -> (long) (-meanNanos * Math.log(1 - random.nextDouble())))
                .limit(25_000)
                .toArray();
    }

    /** Returns values from nanoseconds to minutes, each order of magnitude equally likely. */
    private static long[] latencies(long seed, int count) {
        Random random = new Random(seed);
        LongSupplier value = () -> (long) Math.exp(random.nextDouble() * Math.log(6e10));
        return LongStream.generate(value).limit(count).toArray();
    }
}
