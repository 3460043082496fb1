package io.sloguard.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sloguard.load.OpenLoad.Arrivals;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.PhaseLength.ForOperations;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("C7: Poisson arrivals of a fixed number")
class PoissonArrivalsTest {

    private static final long SEED = 42;

    @Test
    void the_number_of_arrivals_is_fixed() {
        assertThat(tenMinutesOf(Arrivals.POISSON, SEED)).hasSize(60_000).isSorted();
    }

    @Test
    void counts_of_a_tenth_of_a_second_vary_as_much_as_their_mean() {
        double dispersion = dispersion(tenMinutesOf(Arrivals.POISSON, SEED));

        // three standard deviations of the index of dispersion of 6000 counts: 3 * sqrt(2 / 5999)
        assertThat(dispersion).isCloseTo(1.0, within(0.054));
    }

    @Test
    void counts_of_an_even_plan_hardly_vary() {
        assertThat(dispersion(tenMinutesOf(Arrivals.EVEN, SEED))).isLessThan(0.01);
    }

    @Test
    void gaps_are_exponential() {
        long[] starts = tenMinutesOf(Arrivals.POISSON, SEED);
        double[] gaps = IntStream.range(1, starts.length)
                .mapToDouble(i -> (starts[i] - starts[i - 1]) / 1e9)
                .sorted()
                .toArray();

        double distance = IntStream.range(0, gaps.length)
                .mapToDouble(i -> {
                    double expected = 1 - Math.exp(-100 * gaps[i]);
                    return Math.max(expected - i / (double) gaps.length, (i + 1.0) / gaps.length - expected);
                })
                .max()
                .orElseThrow();

        // Kolmogorov-Smirnov, p = 0.01: 1.628 / sqrt(n)
        assertThat(distance).isLessThan(1.628 / Math.sqrt(gaps.length));
    }

    @Test
    void the_same_seed_gives_the_same_plan_and_another_seed_another_one() {
        assertThat(tenMinutesOf(Arrivals.POISSON, SEED)).isEqualTo(tenMinutesOf(Arrivals.POISSON, SEED));
        assertThat(tenMinutesOf(Arrivals.POISSON, SEED + 1)).isNotEqualTo(tenMinutesOf(Arrivals.POISSON, SEED));
    }

    @Test
    void the_plan_of_a_seed_is_the_same_on_every_jdk() {
        ArrivalSchedule schedule = poisson(new RateProfile.Constant(Rate.perSecond(1)), new ForOperations(3), SEED);

        assertThat(starts(schedule)).containsExactly(479_731_178L, 835_803_390L, 2_224_694_636L);
    }

    @RepeatedTest(20)
    void arrivals_stay_within_a_phase_that_ends_between_two_intervals(RepetitionInfo repetition) {
        Duration duration = Duration.ofSeconds(10);
        RateProfile twoPerMinute = new RateProfile.Constant(new Rate(7, 60_000_000_000L));

        ArrivalSchedule schedule = poisson(twoPerMinute, new ForDuration(duration), repetition.getCurrentRepetition());

        assertThat(Arrays.stream(starts(schedule)))
                .hasSize(2)
                .allMatch(start -> start >= 0 && start < duration.toNanos());
    }

    @RepeatedTest(20)
    void arrivals_of_a_ramp_stay_within_its_phase(RepetitionInfo repetition) {
        Duration duration = Duration.ofMillis(1_700);
        RateProfile ramp = new RateProfile.Ramp(Rate.perSecond(0), Rate.perSecond(3));

        ArrivalSchedule schedule = poisson(ramp, new ForDuration(duration), repetition.getCurrentRepetition());

        assertThat(Arrays.stream(starts(schedule)))
                .hasSize(3)
                .allMatch(start -> start >= 0 && start < duration.toNanos());
    }

    @Test
    void a_ramp_from_zero_has_about_a_quarter_of_its_arrivals_in_the_first_half() {
        RateProfile ramp = new RateProfile.Ramp(Rate.perSecond(0), Rate.perSecond(2_000));
        ArrivalSchedule schedule = poisson(ramp, new ForDuration(Duration.ofSeconds(10)), SEED);

        long firstHalf = Arrays.stream(starts(schedule))
                .filter(start -> start < 5_000_000_000L)
                .count();

        // Bin(10 000, 0.25), three standard deviations
        assertThat(firstHalf).isCloseTo(2_500, within(130L));
    }

    private static long[] tenMinutesOf(Arrivals arrivals, long seed) {
        RateProfile profile = new RateProfile.Constant(Rate.perSecond(100));
        return starts(new OpenLoad(profile, arrivals).schedule(new ForDuration(Duration.ofMinutes(10)), seed));
    }

    private static double dispersion(long[] starts) {
        long[] counts = new long[6_000];
        Arrays.stream(starts).forEach(start -> counts[(int) (start / 100_000_000L)]++);
        double mean = Arrays.stream(counts).average().orElseThrow();
        double squares = Arrays.stream(counts)
                .mapToDouble(count -> (count - mean) * (count - mean))
                .sum();
        return squares / (counts.length - 1) / mean;
    }

    private static ArrivalSchedule poisson(RateProfile profile, PhaseLength length, long seed) {
        return new OpenLoad(profile, Arrivals.POISSON).schedule(length, seed);
    }

    private static long[] starts(ArrivalSchedule schedule) {
        return LongStream.range(0, schedule.count())
                .map(schedule::intendedNanos)
                .toArray();
    }
}
