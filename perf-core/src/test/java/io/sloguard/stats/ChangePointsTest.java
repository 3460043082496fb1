package io.sloguard.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sloguard.stats.ChangePoints.Change;
import io.sloguard.stats.ChangePoints.Search;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangePointsTest {

    private static final Search SEARCH = new Search(0.01, 999, Math.log(1.05), 42);

    /**
     * The annual flow of the Nile at Aswan, 1871 to 1970, in 10^8 m^3: G. W. Cobb, Biometrika 65 (1978) 243-251. The level
     * falls with the first dam, in 1899.
     */
    private static final double[] NILE = {
        1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
        1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
        831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865,
        845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050,
        918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740
    };

    @Test
    void the_nile_falls_in_1899() {
        List<Change> changes = ChangePoints.of(logarithms(NILE), SEARCH).changes();

        assertThat(changes).extracting(change -> 1871 + change.at()).containsExactly(1899);
        assertThat(Math.exp(changes.get(0).shift())).isCloseTo(0.77, within(0.02));
        assertThat(changes.get(0).chance()).isEqualTo(0.003);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "20"})
    void a_flat_series_has_no_change(int length) {
        double[] flat = new double[length];
        Arrays.fill(flat, 5.3);

        assertThat(ChangePoints.of(flat, SEARCH)).isEqualTo(new ChangePoints(List.of(), List.of()));
    }

    @Test
    void steps_up_and_down_are_found_where_they_are() {
        Random random = new Random(5);
        double[] values = IntStream.range(0, 90)
                .mapToDouble(i -> (i >= 30 && i < 60 ? 0.3 : 0) + 0.03 * random.nextGaussian())
                .toArray();

        List<Change> changes = ChangePoints.of(values, SEARCH).changes();

        assertThat(changes).extracting(Change::at).containsExactly(30, 60);
        assertThat(changes.get(0).shift()).isCloseTo(0.3, within(0.03));
        assertThat(changes.get(1).shift()).isCloseTo(-0.3, within(0.03));
    }

    @Test
    void a_step_of_a_fifth_is_found_two_runs_after_it_happened() {
        int found = 0;
        for (int i = 0; i < 50; i++) {
            Random random = new Random(i);
            double[] values = IntStream.range(0, 32)
                    .mapToDouble(run -> (run >= 30 ? Math.log(1.2) : 0) + 0.03 * random.nextGaussian())
                    .toArray();
            found += ChangePoints.of(values, SEARCH).changes().stream().anyMatch(change -> change.at() == 30) ? 1 : 0;
        }

        assertThat(found).isGreaterThanOrEqualTo(25);
    }

    @Test
    void a_single_spike_stands_out_and_is_no_change() {
        Random random = new Random(8);
        double[] values = IntStream.range(0, 40)
                .mapToDouble(i -> (i == 17 ? 1 : 0) + 0.02 * random.nextGaussian())
                .toArray();

        ChangePoints found = ChangePoints.of(values, SEARCH);

        assertThat(found.changes()).isEmpty();
        assertThat(found.outliers()).containsExactly(17);
    }

    @Test
    void a_change_by_less_than_the_least_shift_is_dropped() {
        Random random = new Random(3);
        double[] values = IntStream.range(0, 60)
                .mapToDouble(i -> (i >= 30 ? 0.03 : 0) + 0.005 * random.nextGaussian())
                .toArray();

        assertThat(ChangePoints.of(values, SEARCH).changes()).isEmpty();
        assertThat(ChangePoints.of(values, new Search(0.01, 999, 0, 42)).changes())
                .extracting(Change::at)
                .containsExactly(30);
    }

    @Test
    void the_same_series_always_has_the_same_changes() {
        double[] values = noise(new Random(1), 60, 0.5);

        assertThat(ChangePoints.of(values, SEARCH)).isEqualTo(ChangePoints.of(values.clone(), SEARCH));
    }

    /** Rates of 1 % for independent noise and 6 % for correlated noise are exceeded so far with a chance below 1 %. */
    @ParameterizedTest
    @CsvSource({"20, 0, 6", "50, 0, 6", "100, 0, 6", "50, 0.5, 21", "100, 0.5, 21"})
    void noise_seldom_has_changes(int length, double correlation, int most) {
        Random random = new Random(length);
        int found = 0;
        for (int i = 0; i < 200; i++) {
            Search search = new Search(0.01, 999, 0, i);
            found += ChangePoints.of(noise(random, length, correlation), search)
                            .changes()
                            .isEmpty()
                    ? 0
                    : 1;
        }

        assertThat(found).isLessThanOrEqualTo(most);
    }

    @Test
    void the_scan_agrees_with_the_definition() {
        Random random = new Random(4);
        double[] values = random.doubles(25).map(value -> Math.rint(value * 8)).toArray();
        SegmentEnergy energy = new SegmentEnergy(values, 3, 23);

        assertThat(energy.statistic())
                .isCloseTo(
                        IntStream.range(2, 19)
                                .mapToDouble(split -> byDefinition(Arrays.copyOfRange(values, 3, 23), split))
                                .max()
                                .orElseThrow(),
                        within(1e-9));
    }

    private static double byDefinition(double[] values, int split) {
        double left = 0;
        double right = 0;
        double between = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i + 1; j < values.length; j++) {
                double distance = Math.abs(values[i] - values[j]);
                left += j < split ? distance : 0;
                right += i >= split ? distance : 0;
                between += i < split && j >= split ? distance : 0;
            }
        }
        double a = split;
        double b = values.length - a;
        return a * b / (a + b) * (2 * between / (a * b) - 2 * left / (a * a) - 2 * right / (b * b));
    }

    private static double[] noise(Random random, int length, double correlation) {
        double[] values = new double[length];
        double scale = Math.sqrt(1 - correlation * correlation);
        for (int i = 0; i < length; i++) {
            values[i] = 0.05 * random.nextGaussian();
            values[i] = i == 0 ? values[i] : correlation * values[i - 1] + scale * values[i];
        }
        return values;
    }

    private static double[] logarithms(double[] values) {
        return DoubleStream.of(values).map(Math::log).toArray();
    }
}
