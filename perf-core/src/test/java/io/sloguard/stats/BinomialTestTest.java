package io.sloguard.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference values: scipy 1.x {@code binom} and {@code beta}; C. J. Clopper, E. S. Pearson 1934. */
class BinomialTestTest {

    private static final double TOLERANCE = 1e-9;

    @ParameterizedTest
    @CsvSource({"0, 500, 0.0059735515", "0, 300, 0.0099360819", "1, 500, 0.0094522822", "5, 500, 0.0209103229"})
    void the_one_sided_upper_bound_is_that_of_clopper_and_pearson(long events, long trials, double expected) {
        BinomialTest test = new BinomialTest(0.01, 0.05);

        assertThat(test.upper(trials, events)).isCloseTo(expected, within(TOLERANCE));
    }

    @ParameterizedTest
    @CsvSource({"1, 500, 0.0000506343, 0.0110924769", "5, 500, 0.0032547214, 0.0231813881"})
    void both_bounds_at_half_the_error_are_the_two_sided_interval(
            long events, long trials, double lower, double upper) {
        BinomialTest test = new BinomialTest(0.01, 0.025);

        assertThat(test.lower(trials, events)).isCloseTo(lower, within(TOLERANCE));
        assertThat(test.upper(trials, events)).isCloseTo(upper, within(TOLERANCE));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.05, 5", "0.1, 0.05, 29", "0.05, 0.05, 59", "0.01, 0.05, 299", "0.005, 0.05, 598",
        "0.001, 0.05, 2995", "0.05, 0.1, 45", "0.05, 0.025, 72", "0.01, 0.01, 459", "0.001, 0.01, 4603"
    })
    void the_least_sample_that_can_prove_a_claim(double bound, double alpha, long expected) {
        assertThat(new BinomialTest(bound, alpha).minTrials()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "125.5, 3.3, 0.007810956426678525, 0.06391131779017628, 0.1535491860268385, 0.9354760401410274",
        "36.2, 0.9, 0.0009639283592690102, 0.12028965095851925, 0.4223385682627824, 0.86808141156447",
        "500, 16, 0.020172748558909635, 0.048198148669046995, 0.03429018659839562, 0.9801416228369938",
        "500, 17, 0.02177766066960267, 0.050564041188113786, 0.055915560489195194, 0.9657098134016051"
    })
    void counts_need_not_be_whole(double trials, double events, double lower, double upper, double fewer, double more) {
        BinomialTest test = new BinomialTest(0.05, 0.05);

        assertThat(test.lower(trials, events)).isCloseTo(lower, within(TOLERANCE));
        assertThat(test.upper(trials, events)).isCloseTo(upper, within(TOLERANCE));
        assertThat(test.chanceOfFewer(trials, events)).isCloseTo(fewer, within(TOLERANCE));
        assertThat(test.chanceOfMore(trials, events)).isCloseTo(more, within(TOLERANCE));
    }

    @RepeatedTest(50)
    void the_decision_agrees_with_the_bounds(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        BinomialTest test = new BinomialTest(random.nextDouble(0.001, 0.5), 0.05);
        long trials = random.nextLong(1, 20_000);
        long events = random.nextLong(0, Math.max(1, (long) (3 * test.bound() * trials)) + 1) % (trials + 1);

        Decision decision = test.decide(trials, events);

        assertThat(decision == Decision.PROVEN).isEqualTo(test.upper(trials, events) <= test.bound());
        assertThat(decision == Decision.REFUTED).isEqualTo(test.lower(trials, events) >= test.bound());
    }

    @Test
    void more_trials_are_said_exactly_where_no_event_has_happened() {
        assertThat(new BinomialTest(0.01, 0.05).moreTrialsToDecide(100, 0, 1)).hasValue(199);
    }

    @Test
    void trials_that_count_for_a_half_are_needed_twice_as_often() {
        assertThat(new BinomialTest(0.01, 0.05).moreTrialsToDecide(100, 0, 0.5)).hasValue(2 * 299 - 1 - 100);
    }

    @Test
    void a_share_that_equals_the_bound_is_never_decided() {
        assertThat(new BinomialTest(0.01, 0.05).moreTrialsToDecide(1_000, 10, 1))
                .isEmpty();
    }

    @Test
    @DisplayName("C23c: twice the allowed share is hardly ever taken for proven")
    void a_claim_that_is_wrong_by_a_factor_of_two_is_not_proven() {
        BinomialTest test = new BinomialTest(0.05, 0.05);
        SplittableRandom random = new SplittableRandom(7);
        int proven = 0;
        for (int run = 0; run < 1_000; run++) {
            long events = random.doubles(1_000).filter(value -> value < 0.1).count();
            proven += test.decide(1_000, events) == Decision.PROVEN ? 1 : 0;
        }

        assertThat(proven).isLessThanOrEqualTo(10);
    }

    @Test
    void impossible_arguments_are_refused() {
        BinomialTest test = new BinomialTest(0.05, 0.05);

        assertThatThrownBy(() -> new BinomialTest(0, 0.05))
                .hasMessage("a claimed bound lies between 0 and 1, not at 0.0");
        assertThatThrownBy(() -> new BinomialTest(0.05, 0.5))
                .hasMessage("an error probability lies between 0 and 0.5, not at 0.5");
        assertThatThrownBy(() -> test.decide(0, 0)).hasMessage("trials are more than 0, not 0.0");
        assertThatThrownBy(() -> test.decide(5, 6)).hasMessage("events are 0 to 5.0, not 6.0");
    }
}
