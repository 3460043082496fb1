package io.sloguard.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The known answers of the field's methods, each with its tolerance. Those of methods that are not used here are computed from
 * the formula, with the distributions that everything else rests on, so that what was decided against is known to have been
 * understood: bounds by Wilson, because they prove too much at zero events; mixtures instead of bets on blocks, because they
 * need independent operations; tests of the means and ranks of single runs, because one run is one figure.
 *
 * <table>
 * <caption>Where each known answer is tested</caption>
 * <tr><th>answer</th><th>test</th></tr>
 * <tr><td>1 to 8: ranks of order statistics, their coverage, least samples</td><td>{@link QuantileRanksTest}; as verdicts
 * CountVerdictTest</td></tr>
 * <tr><td>9 to 12: bounds of Clopper and Pearson</td><td>{@link BinomialTestTest}</td></tr>
 * <tr><td>16: Wilson</td><td>{@link Wilson}</td></tr>
 * <tr><td>18 to 20: exactly at the limit, just above it, no operations</td><td>CountVerdictTest</td></tr>
 * <tr><td>21, 23 to 25: mixtures</td><td>{@link Mixtures}</td></tr>
 * <tr><td>28, 29: two samples</td><td>{@link TwoSamples}</td></tr>
 * <tr><td>31: signed ranks</td><td>{@link SignedRankTest}</td></tr>
 * <tr><td>32: band of earlier runs</td><td>{@link BandTest}</td></tr>
 * <tr><td>36: a flat series</td><td>{@link ChangePointsTest}</td></tr>
 * <tr><td>39: limits of prediction</td><td>{@link Prediction}</td></tr>
 * <tr><td>40, 41: burn</td><td>{@link BurnRateTest}</td></tr>
 * </table>
 */
class KnownAnswersTest {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209-212. */
    @Nested
    class Wilson {

        @ParameterizedTest
        @CsvSource({
            "5, 500, 0.025, 0.0042787539, 0.0231930998",
            "0, 300, 0.025, 0, 0.0126429712",
            "7, 300, 0.025, 0.0113476603, 0.0473719723",
            "10, 500, 0.025, 0.0108991836, 0.0364201832"
        })
        void bounds_are_those_of_the_score_test(long events, long trials, double alpha, double lower, double upper) {
            assertThat(bound(events, trials, -NORMAL.inverseSurvivalProbability(alpha)))
                    .isCloseTo(lower, within(1e-10));
            assertThat(bound(events, trials, NORMAL.inverseSurvivalProbability(alpha)))
                    .isCloseTo(upper, within(1e-10));
        }

        @Test
        void without_an_event_it_proves_from_fewer_trials_than_the_exact_test_needs() {
            double z = NORMAL.inverseSurvivalProbability(0.05);

            assertThat(bound(0, 268, z)).isLessThan(0.01);
            assertThat(bound(0, 267, z)).isGreaterThan(0.01);
            assertThat(new BinomialTest(0.01, 0.05).minTrials()).isEqualTo(299);
        }

        private static double bound(long events, long trials, double z) {
            double share = (double) events / trials;
            double squares = z * z / trials;
            double half = z * Math.sqrt(share * (1 - share) / trials + squares / (4 * trials));
            return (share + squares / 2 + half) / (1 + squares);
        }
    }

    /** S. R. Howard, A. Ramdas, J. McAuliffe, J. Sekhon, Annals of Statistics 49 (2021) 1055-1080: beta-binomial mixtures. */
    @Nested
    class Mixtures {

        private static final double OPTIMUM_ALPHA = 0.05;

        @Test
        void the_prior_for_five_hundred_trials_at_five_per_cent() {
            Mixture mixture = Mixture.oneSided(0.05, 0.05 * 0.95 * 500);

            assertThat(mixture.a()).isCloseTo(3.900159, within(1e-6));
            assertThat(mixture.b()).isCloseTo(74.103016, within(1e-6));
        }

        @Test
        void five_hundred_trials_are_decided_from_forty_and_to_twelve_events() {
            Mixture mixture = Mixture.oneSided(0.05, 0.05 * 0.95 * 500);
            double decisive = Math.log(20);

            assertThat(mixture.logAgainst(40, 500)).isGreaterThanOrEqualTo(decisive);
            assertThat(mixture.logAgainst(39, 500)).isLessThan(decisive);
            assertThat(mixture.logFor(12, 500)).isGreaterThanOrEqualTo(decisive);
            assertThat(mixture.logFor(13, 500)).isLessThan(decisive);
        }

        /** A sum of 10 with the variance 100, of steps from -0.2 to 0.8: 135 events in 625 trials. */
        @Test
        void one_sided_and_two_sided_mixtures_of_a_sum() {
            assertThat(Mixture.oneSided(0.2, 100).logAgainst(135, 625)).isCloseTo(-0.07134019, within(1e-8));
            assertThat(Mixture.twoSided(0.2, 100).log(135, 625)).isCloseTo(-0.6941012, within(1e-7));
        }

        @Test
        void seven_hundred_of_a_thousand_have_these_bounds_at_any_time() {
            DoubleUnaryOperator excess =
                    share -> Mixture.twoSided(share, 100 * share * (1 - share)).log(700, 1_000) - Math.log(20);

            assertThat(root(excess, 0.5, 0.7)).isCloseTo(0.651629, within(1e-6));
            assertThat(root(excess, 0.7, 0.9)).isCloseTo(0.745949, within(1e-6));
        }

        private static double root(DoubleUnaryOperator function, double from, double to) {
            double low = from;
            double high = to;
            boolean rises = function.applyAsDouble(to) > function.applyAsDouble(from);
            while (high - low > 1e-9) {
                double middle = (low + high) / 2;
                if (function.applyAsDouble(middle) > 0 == rises) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            return low;
        }

        /** Beta(a, b) over the probability of an event, against the bound q. */
        private record Mixture(double bound, double a, double b) {

            /** Tightest on one side where the variance of the sum of events is about the given one. */
            static Mixture oneSided(double bound, double variance) {
                return tunedFor(bound, variance, 2 * OPTIMUM_ALPHA);
            }

            /** The same on both sides together. */
            static Mixture twoSided(double bound, double variance) {
                return tunedFor(bound, variance, OPTIMUM_ALPHA);
            }

            private static Mixture tunedFor(double bound, double variance, double alpha) {
                double twice = 2 * Math.log(1 / alpha);
                double spread = variance / (twice + Math.log1p(twice)) - bound * (1 - bound);
                return new Mixture(bound, spread / (1 - bound), spread / bound);
            }

            double log(double events, double trials) {
                return logBeta(a + events, b + trials - events)
                        - logBeta(a, b)
                        - events * Math.log(bound)
                        - (trials - events) * Math.log1p(-bound);
            }

            /** The density at one half is {@code 2^(2 - a - b) / B(a, b)}. */
            private static double logBeta(double a, double b) {
                return (2 - a - b) * Math.log(2) - BetaDistribution.of(a, b).logDensity(0.5);
            }

            double logAgainst(double events, double trials) {
                return log(events, trials)
                        + Math.log(BetaDistribution.of(a + events, b + trials - events)
                                .survivalProbability(bound))
                        - Math.log(BetaDistribution.of(a, b).survivalProbability(bound));
            }

            double logFor(double events, double trials) {
                return log(events, trials)
                        + Math.log(BetaDistribution.of(a + events, b + trials - events)
                                .cumulativeProbability(bound))
                        - Math.log(BetaDistribution.of(a, b).cumulativeProbability(bound));
            }
        }
    }

    @Nested
    class TwoSamples {

        private static final double[] FIRST = {1.00, 1.02, 1.05, 0.95, 0.98};
        private static final double[] SECOND = {0.80, 0.82, 0.85, 0.79, 0.77};

        /** H. B. Mann, D. R. Whitney 1947: all of the first above all of the second is one order of C(10, 5), on each side. */
        @Test
        void ranks_that_do_not_overlap_have_the_least_chance() {
            long greater = Arrays.stream(FIRST)
                    .mapToLong(one ->
                            Arrays.stream(SECOND).filter(other -> one > other).count())
                    .sum();

            assertThat(greater).isEqualTo(25);
            assertThat(2 * Band.chance(0, SECOND.length, FIRST.length)).isCloseTo(2.0 / 252, within(1e-15));
        }

        @ParameterizedTest
        @CsvSource({"1, 8.891975, 2.02498e-5", "0, 9.941530, 8.86791e-6"})
        void means_differ_by_the_test_of_student_and_more_so_with_the_wrong_divisor(
                int lost, double statistic, double chance) {
            double variance = (squares(FIRST) + squares(SECOND)) / (FIRST.length - lost) / 2;
            double t = (mean(FIRST) - mean(SECOND)) / Math.sqrt(variance * 2 / FIRST.length);

            assertThat(t).isCloseTo(statistic, within(1e-6));
            assertThat(2 * TDistribution.of(8).survivalProbability(t)).isCloseTo(chance, within(1e-10));
        }

        private static double mean(double[] values) {
            return Arrays.stream(values).average().orElseThrow();
        }

        private static double squares(double[] values) {
            double mean = mean(values);
            return Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
        }
    }

    /** The limit that one more value stays below, from n values with the mean 0 and the deviation 1. */
    @Nested
    class Prediction {

        @Test
        void of_six_values_by_students_distribution() {
            double limit = TDistribution.of(5).inverseCumulativeProbability(0.85) * Math.sqrt(1 + 1 / 6.0);

            assertThat(limit).isCloseTo(1.2483714095, within(1e-9));
        }

        @Test
        void with_a_known_deviation_by_the_normal_one() {
            assertThat(NORMAL.inverseCumulativeProbability(0.85)).isCloseTo(1.0364333895, within(1e-9));
        }
    }
}
