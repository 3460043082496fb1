package io.sloguard.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockBetsTest {

    private static final int RUNS = 2_000;
    private static final int BLOCKS = 60;
    private static final int TRIALS = 50;

    /** Worked out by hand: q 0.5, two blocks of 10 with 10 events each; m = 0.75, v = (0.1 + 0.0625) / 2, l clipped to 1.5. */
    @Test
    void the_second_block_is_bet_on_with_what_the_first_one_taught() {
        BlockBets bets = new BlockBets(0.5);
        for (int block = 0; block < 5; block++) {
            bets.add(10, 10);
        }

        // four bets at their greatest, 1.5, each of which wins 0.5: (1 + 0.75)^4
        assertThat(bets.chance()).isCloseTo(1 / Math.pow(1.75, 4), within(1e-12));
    }

    @Test
    void a_single_bet_below_its_greatest_is_the_excess_over_variance_and_excess() {
        BlockBets bets = new BlockBets(0.1);
        bets.add(10, 2);
        for (int block = 0; block < 3; block++) {
            bets.add(10, 1);
        }
        double before = bets.chance();
        bets.add(10, 1);

        // shares 0.2 and then 0.1 win nothing: whatever is bet, a share of exactly q changes no wealth
        assertThat(before).isEqualTo(1);
        assertThat(bets.chance()).isCloseTo(1, within(1e-12));
    }

    @Test
    void fewer_than_five_blocks_refute_nothing_whatever_they_show() {
        BlockBets bets = new BlockBets(0.01);
        for (int block = 0; block < BlockBets.MIN_BLOCKS - 1; block++) {
            bets.add(1_000, 1_000);
        }
        assertThat(bets.chance()).isEqualTo(1);

        bets.add(1_000, 1_000);

        assertThat(bets.chance()).isLessThan(0.05);
    }

    @Test
    void what_was_won_is_not_lost_again() {
        BlockBets bets = new BlockBets(0.05);
        for (int block = 0; block < 10; block++) {
            bets.add(100, 40);
        }
        double won = bets.chance();
        for (int block = 0; block < 100; block++) {
            bets.add(100, 0);
        }

        assertThat(bets.chance()).isEqualTo(won);
    }

    @Test
    void blocks_without_trials_say_nothing() {
        BlockBets bets = new BlockBets(0.05);
        BlockBets others = new BlockBets(0.05);
        for (int block = 0; block < 8; block++) {
            bets.add(100, 10 + block);
            others.add(100, 10 + block);
            others.add(0, 0);
        }

        assertThat(others.chance()).isEqualTo(bets.chance()).isLessThan(1);
        assertThat(others.blocks()).isEqualTo(8);
    }

    @Test
    void refutation_tells_after_which_block() {
        long[] trials = {100, 100, 100, 100, 100, 100, 100, 100, 100, 100};
        long[] events = {5, 5, 5, 5, 5, 60, 60, 60, 60, 60};

        assertThat(BlockBets.refutedAfter(0.05, trials, events, 0.1)).hasValue(10);
        assertThat(BlockBets.refutedAfter(0.05, trials, events, 1e-12)).isEmpty();
    }

    @Test
    void refuses_what_is_no_count() {
        BlockBets bets = new BlockBets(0.05);

        assertThatThrownBy(() -> bets.add(10, 11)).hasMessage("11 events among 10 trials");
        assertThatThrownBy(() -> new BlockBets(0)).hasMessage("a claimed bound lies between 0 and 1, not at 0.0");
    }

    /** At the limit, whatever the dependence within a block: at 5 %, at most 5 % are refuted. */
    @ParameterizedTest
    @CsvSource({"1", "10", "50"})
    void a_claim_that_is_just_true_is_refuted_no_more_often_than_stated(int cluster) {
        double share = shareRefuted(0.05, cluster, 0.05);

        assertThat(share).isGreaterThan(0).isLessThanOrEqualTo(0.05);
    }

    /** Three times the limit: the reference measured 332 trials on average for independent ones. */
    @Test
    void three_times_the_limit_is_refuted_soon() {
        Random random = new Random(3);
        long trials = 0;
        for (int run = 0; run < RUNS; run++) {
            BlockBets bets = new BlockBets(0.05);
            while (bets.chance() > 0.05) {
                bets.add(TRIALS, events(0.15, 1, random));
                trials += TRIALS;
            }
        }

        assertThat((double) trials / RUNS).isCloseTo(332, within(332 * 0.15));
    }

    private static double shareRefuted(double share, int cluster, double alpha) {
        Random random = new Random(7);
        int refuted = 0;
        for (int run = 0; run < RUNS; run++) {
            BlockBets bets = new BlockBets(0.05);
            for (int block = 0; block < BLOCKS; block++) {
                bets.add(TRIALS, events(share, cluster, random));
            }
            refuted += bets.chance() <= alpha ? 1 : 0;
        }
        return (double) refuted / RUNS;
    }

    /** Draws the events of a block in clusters that come out alike. */
    private static long events(double share, int cluster, Random random) {
        long events = 0;
        for (int i = 0; i < TRIALS / cluster; i++) {
            events += random.nextDouble() < share ? cluster : 0;
        }
        return events;
    }
}
