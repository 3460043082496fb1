package io.sloguard.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookTimesTest {

    private static final long ORIGIN = -7_000;
    private static final long PERIOD = 50;
    private static final int MANY = 20_000;

    /** Looks that take no time. */
    private static List<Long> looks() {
        LookTimes times = new LookTimes(ORIGIN, PERIOD);
        List<Long> looks = new ArrayList<>();
        long now = ORIGIN;
        for (int i = 0; i < MANY; i++) {
            now = times.next(now);
            looks.add(now - ORIGIN);
        }
        return looks;
    }

    @Test
    void there_is_one_look_in_each_period() {
        List<Long> looks = looks();

        for (int i = 0; i < MANY; i++) {
            assertThat(looks.get(i)).isBetween(i * PERIOD, (i + 1) * PERIOD - 1);
        }
    }

    @Test
    void each_point_of_operations_that_start_at_regular_times_is_looked_at_equally_often() {
        int[] atPoint = new int[5];
        looks().forEach(look -> atPoint[(int) (look % 25) / 5]++);

        for (int looks : atPoint) {
            assertThat(looks / (double) MANY).isCloseTo(0.2, within(0.015)); // 5 standard deviations
        }
    }

    @Test
    void looks_that_were_missed_are_not_made_up_for() {
        LookTimes times = new LookTimes(ORIGIN, PERIOD);
        long late = ORIGIN + 1_020;

        long next = times.next(late);
        long afterNext = times.next(next);

        assertThat(next).isBetween(late, ORIGIN + 1_099);
        assertThat(afterNext).isGreaterThanOrEqualTo(ORIGIN + 1_050).isGreaterThan(next);
    }
}
