package io.sloguard.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StallsTest {

    private static final int LAST = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void the_overlap_with_a_span_is_the_number_of_its_nanoseconds_that_lie_in_a_stall(long seed) {
        long[] edges = edges(seed);
        Stalls stalls = stalls(edges);

        for (int from = 0; from <= LAST; from++) {
            for (int to = from; to <= LAST; to++) {
                long expected = LongStream.range(from, to)
                        .filter(nano -> isStalled(edges, nano))
                        .count();
                assertThat(stalls.overlapNanos(from, to))
                        .as("%d to %d in %s", from, to, Arrays.toString(edges))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void the_longest_of_several_is_told() {
        Stalls stalls = Stalls.of(new long[] {10, 40, 90}, new long[] {20, 70, 91});

        assertThat(stalls.count()).isEqualTo(3);
        assertThat(stalls.longestNanos()).isEqualTo(30);
    }

    @Test
    void no_stall_overlaps_with_nothing() {
        assertThat(Stalls.NONE.count()).isZero();
        assertThat(Stalls.NONE.longestNanos()).isZero();
        assertThat(Stalls.NONE.overlapNanos(0, Long.MAX_VALUE)).isZero();
    }

    @Test
    void stalls_that_overlap_are_refused() {
        assertThatThrownBy(() -> Stalls.of(new long[] {0, 9}, new long[] {10, 20}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stall 1 is out of order");
    }

    @Test
    void a_stall_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> Stalls.of(new long[] {5}, new long[] {4}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stall 0 is out of order");
    }

    /** Returns starts and ends in turn; stalls may touch each other. */
    private static long[] edges(long seed) {
        long[] edges = new Random(seed).longs(8, 1, LAST).sorted().distinct().toArray();
        return Arrays.copyOf(edges, edges.length / 2 * 2);
    }

    private static Stalls stalls(long[] edges) {
        long[] from = new long[edges.length / 2];
        long[] to = new long[from.length];
        for (int i = 0; i < from.length; i++) {
            from[i] = edges[2 * i];
            to[i] = edges[2 * i + 1];
        }
        return Stalls.of(from, to);
    }

    private static boolean isStalled(long[] edges, long nano) {
        return Arrays.stream(edges).filter(edge -> edge <= nano).count() % 2 == 1;
    }
}
