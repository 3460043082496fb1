package io.sloguard.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.load.OpenLoad.Arrivals;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.PhaseLength.ForOperations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantArrivalsTest {

    private static final long HOUR_NANOS = 3_600_000_000_000L;

    @DisplayName("C6: the number of arrivals and the last of them, without drift")
    @ParameterizedTest(name = "{0}/s for {1}: {2} arrivals, the last at {3} ns")
    @CsvSource({"7, PT1M, 420, 59857142857", "333, PT30S, 9990, 29996996997", "300000, PT10M, 180000000, 599999996667"})
    void last_arrival_lies_one_interval_before_the_end(long rate, Duration duration, long count, long lastNanos) {
        ArrivalSchedule schedule = constant(Rate.perSecond(rate), new ForDuration(duration));

        assertThat(schedule.count()).isEqualTo(count);
        assertThat(schedule.intendedNanos(count - 1)).isEqualTo(lastNanos);
        assertThat(schedule.durationNanos()).isEqualTo(duration.toNanos());
    }

    @ParameterizedTest(name = "{0} per {1} ns, arrival {2}")
    @CsvSource({
        // 12345.678/s, as written with three decimals: 12345678 operations per 1000 s
        "12345678, 1000000000000, 10000000",
        "12345678, 1000000000000, 199999999",
        "99999989, 3600000000000, 99999988",
        "100000000, 3600000000000, 99999999",
        "1, 3600000000000, 167"
    })
    void intended_start_is_exact_where_rate_times_period_exceeds_a_long(long operations, long periodNanos, long n) {
        ArrivalSchedule schedule = constant(new Rate(operations, periodNanos), new ForOperations(n + 1));

        assertThat(schedule.intendedNanos(n)).isEqualTo(exactNanos(operations, periodNanos, n));
    }

    @Test
    void a_rate_per_hour_counts_its_arrivals_within_ten_minutes() {
        ArrivalSchedule schedule =
                constant(new Rate(100_000_000L, HOUR_NANOS), new ForDuration(Duration.ofMinutes(10)));

        assertThat(schedule.count()).isEqualTo(16_666_667);
    }

    @RepeatedTest(50)
    void every_planned_arrival_is_before_the_end_and_the_next_one_would_not_be(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        Rate rate = new Rate(random.nextLong(1, 5_000), random.nextLong(1_000, 2_000_000_000L));
        Duration duration = Duration.ofNanos(random.nextLong(1, 100_000) * random.nextLong(1, 1_000));
        ArrivalSchedule schedule = constant(rate, new ForDuration(duration));

        long last = schedule.count() - 1;

        assertThat(schedule.intendedNanos(last)).isLessThan(duration.toNanos());
        assertThat(exactNanos(rate.operations(), rate.periodNanos(), last + 1))
                .isGreaterThanOrEqualTo(duration.toNanos());
    }

    @Test
    void an_arrival_that_rounds_to_the_end_is_not_planned() {
        Duration oneInterval = Duration.ofNanos(142_857_143);

        ArrivalSchedule schedule = constant(Rate.perSecond(7), new ForDuration(oneInterval));

        assertThat(schedule.count()).isEqualTo(1);
    }

    @Test
    void a_number_of_operations_lasts_one_interval_beyond_the_last() {
        ArrivalSchedule schedule = constant(Rate.perSecond(100), new ForOperations(250));

        assertThat(schedule.count()).isEqualTo(250);
        assertThat(schedule.durationNanos()).isEqualTo(2_500_000_000L);
        assertThat(schedule.intendedNanos(249)).isEqualTo(2_490_000_000L);
    }

    @Test
    void too_many_arrivals_are_refused() {
        assertThatThrownBy(() -> constant(Rate.perSecond(300_000), new ForDuration(Duration.ofHours(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a phase has at most 200000000 arrivals, not 1080000000:"
                        + " shorten it, or split the load over several generators");
    }

    @Test
    void a_rate_that_no_generator_reaches_is_refused_with_its_number() {
        assertThatThrownBy(() -> constant(new Rate(100_000_000L, 1), new ForDuration(Duration.ofDays(7))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a phase has at most 200000000 arrivals, not 60479999999999950000000:"
                        + " shorten it, or split the load over several generators");
    }

    @Test
    void operations_that_take_longer_than_the_longest_phase_are_refused() {
        assertThatThrownBy(() -> constant(new Rate(1, HOUR_NANOS), new ForOperations(169)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("169 operations at this rate take PT169H; a phase lasts at most 7 days");
    }

    private static ArrivalSchedule constant(Rate rate, PhaseLength length) {
        return new OpenLoad(new RateProfile.Constant(rate), Arrivals.EVEN).schedule(length, 1);
    }

    private static long exactNanos(long operations, long periodNanos, long n) {
        return BigDecimal.valueOf(n)
                .multiply(BigDecimal.valueOf(periodNanos))
                .divide(BigDecimal.valueOf(operations), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
