package io.sloguard.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sloguard.load.OpenLoad.Arrivals;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.PhaseLength.ForOperations;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RampArrivalsTest {

    @Test
    @DisplayName("C8: a ramp from 0 to 100/s in 10 s has 500 arrivals, a quarter of them in the first half")
    void a_ramp_from_zero_has_a_quarter_of_its_arrivals_in_the_first_half() {
        ArrivalSchedule schedule = ramp(0, 100, new ForDuration(Duration.ofSeconds(10)));

        assertThat(schedule.count()).isEqualTo(500);
        assertThat(schedule.intendedNanos(0)).isZero();
        assertThat(schedule.intendedNanos(125)).isEqualTo(5_000_000_000L);
        assertThat(schedule.intendedNanos(499)).isLessThan(10_000_000_000L);
        assertThat(firstHalf(schedule)).isEqualTo(125);
    }

    @Test
    void a_falling_ramp_has_three_quarters_of_its_arrivals_in_the_first_half() {
        ArrivalSchedule schedule = ramp(100, 0, new ForDuration(Duration.ofSeconds(10)));

        assertThat(schedule.count()).isEqualTo(500);
        assertThat(firstHalf(schedule)).isEqualTo(375);
    }

    @Test
    void a_ramp_between_equal_rates_is_a_constant_rate() {
        ArrivalSchedule schedule = ramp(50, 50, new ForDuration(Duration.ofSeconds(10)));

        assertThat(schedule.count()).isEqualTo(500);
        assertThat(schedule.intendedNanos(123)).isEqualTo(2_460_000_000L);
    }

    @Test
    void a_number_of_operations_lasts_as_long_as_the_ramp_needs_for_them() {
        ArrivalSchedule schedule = ramp(0, 100, new ForOperations(500));

        assertThat(schedule.count()).isEqualTo(500);
        assertThat(schedule.durationNanos()).isEqualTo(10_000_000_000L);
        assertThat(schedule.intendedNanos(125)).isEqualTo(5_000_000_000L);
    }

    @RepeatedTest(50)
    void intended_starts_never_decrease_and_stay_within_the_phase(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        long from = random.nextBoolean() ? 0 : random.nextLong(20, 20_000);
        long to = random.nextBoolean() && from > 0 ? 0 : random.nextLong(20, 20_000);
        Duration duration = Duration.ofNanos(random.nextLong(100_000_000L, 20_000_000_000L));
        ArrivalSchedule schedule = ramp(from, to, new ForDuration(duration));

        long[] starts = LongStream.range(0, schedule.count())
                .map(schedule::intendedNanos)
                .toArray();

        assertThat(starts).isSorted();
        assertThat(starts[0]).isNotNegative();
        assertThat(starts[starts.length - 1]).isLessThan(duration.toNanos());
    }

    @Test
    void the_largest_ramp_never_decreases_where_its_arrivals_are_densest() {
        long count = ArrivalSchedule.MAX_ARRIVALS;
        ArrivalSchedule schedule = ramp(0, 1_000, new ForOperations(count));

        long[] starts = LongStream.range(count - 1_000_000, count)
                .map(schedule::intendedNanos)
                .toArray();

        assertThat(starts).isSorted();
    }

    @Test
    void the_area_under_the_ramp_up_to_an_arrival_is_its_number() {
        ArrivalSchedule schedule = ramp(20, 80, new ForDuration(Duration.ofSeconds(10)));

        double seconds = schedule.intendedNanos(300) / 1e9;

        assertThat(20 * seconds + 6 * seconds * seconds / 2).isCloseTo(300, within(1e-6));
    }

    @Test
    void operations_that_take_longer_than_the_longest_phase_are_refused() {
        assertThatThrownBy(() -> ramp(0, 1, new ForOperations(400_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("400000 operations at this rate take PT222H13M20S; a phase lasts at most 7 days");
    }

    private static long firstHalf(ArrivalSchedule schedule) {
        return LongStream.range(0, schedule.count())
                .filter(n -> schedule.intendedNanos(n) < schedule.durationNanos() / 2)
                .count();
    }

    private static ArrivalSchedule ramp(long from, long to, PhaseLength length) {
        return new OpenLoad(new RateProfile.Ramp(Rate.perSecond(from), Rate.perSecond(to)), Arrivals.EVEN)
                .schedule(length, 1);
    }
}
