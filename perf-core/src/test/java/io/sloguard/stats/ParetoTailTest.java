package io.sloguard.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParetoTailTest {

    /** chi^2(0.05; 20) = 10.8508114 and chi^2(0.05; 2) = -2 ln 0.95: tables of the chi-squared distribution. */
    @Test
    void the_upper_bound_of_the_index_is_the_one_of_chi_squared() {
        assertThat(new ParetoTail(0.5, 0.3, 10).upperIndex(0.05)).isCloseTo(20 * 0.3 / 10.8508114, within(1e-8));
        assertThat(new ParetoTail(0.5, 0.3, 1).upperIndex(0.05))
                .isCloseTo(2 * 0.3 / (-2 * Math.log(0.95)), within(1e-9));
    }

    @Test
    void the_share_beyond_falls_with_the_power_of_the_index() {
        ParetoTail tail = new ParetoTail(0.5, 0.3, 1e6);

        assertThat(tail.upperShareBeyond(1, 0.05)).isEqualTo(0.5);
        assertThat(tail.upperShareBeyond(Math.exp(0.3), 0.05)).isCloseTo(0.5 / Math.E, within(1e-3));
        assertThat(tail.upperShareBeyond(Math.exp(3), 0.05)).isCloseTo(0.5 * Math.exp(-10), within(1e-6));
    }

    @Test
    void fewer_excesses_leave_more_beyond() {
        double many = new ParetoTail(0.5, 0.3, 100).upperShareBeyond(40, 0.05);
        double few = new ParetoTail(0.5, 0.3, 5).upperShareBeyond(40, 0.05);

        assertThat(many).isLessThan(1e-4);
        assertThat(few).isGreaterThan(1e-3);
    }

    @Test
    void excesses_of_nothing_leave_nothing_beyond() {
        assertThat(new ParetoTail(0.5, 0, 10).upperShareBeyond(2, 0.05)).isZero();
    }

    /** 1000 samples of a known tail: the bound lies below the truth in 5 % of them, 50, with a deviation of 6.9. */
    @Test
    void the_bound_is_wrong_as_often_as_it_says() {
        SplittableRandom random = new SplittableRandom(7);
        int tooLow = 0;
        for (int run = 0; run < 1_000; run++) {
            double sum = 0;
            for (int i = 0; i < 10; i++) {
                sum -= 0.4 * Math.log(1 - random.nextDouble());
            }
            tooLow += new ParetoTail(0.5, sum / 10, 10).upperIndex(0.05) < 0.4 ? 1 : 0;
        }

        assertThat(tooLow).isBetween(29, 71);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.3, 10, a share lies between 0 and 1 and not at 0.0",
        "1, 0.3, 10, a share lies between 0 and 1 and not at 1.0",
        "0.5, -1, 10, a mean excess is finite and at least 0 and not -1.0",
        "0.5, NaN, 10, a mean excess is finite and at least 0 and not NaN",
        "0.5, 0.3, 0, excesses are more than 0 and not 0.0",
        "0.5, 0.3, Infinity, excesses are more than 0 and not Infinity"
    })
    void a_tail_of_nothing_is_refused(double share, double mean, double excesses, String message) {
        assertThatThrownBy(() -> new ParetoTail(share, mean, excesses)).hasMessage(message);
    }

    @Test
    void what_lies_below_the_tail_is_refused() {
        ParetoTail tail = new ParetoTail(0.5, 0.3, 10);

        assertThatThrownBy(() -> tail.upperShareBeyond(0.9, 0.05))
                .hasMessage("a tail is asked for what lies in it, not at the ratio 0.9");
    }
}
