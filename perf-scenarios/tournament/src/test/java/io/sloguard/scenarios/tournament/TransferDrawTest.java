package io.sloguard.scenarios.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TransferDrawTest {

    private static final long[] WALLETS = LongStream.rangeClosed(1, 3_700).toArray();

    @Test
    void payers_are_as_skewed_as_the_history() {
        List<Transfer> drawn = draw(new TransferDraw(WALLETS, 0, 0.3), 100_000);

        assertThat(shareOf(drawn, 1, 1)).isCloseTo(0.2, within(0.01));
        assertThat(shareOf(drawn, 2, 10)).isCloseTo(0.1, within(0.01));
        assertThat(shareOf(drawn, 11, 3_700)).isCloseTo(0.7, within(0.01));
    }

    @Test
    void coins_are_from_1_to_100_unless_it_is_an_overdraft() {
        List<Transfer> drawn = draw(new TransferDraw(WALLETS, 0.01, 0.3), 100_000);

        List<Transfer> normal =
                drawn.stream().filter(one -> one.coins() < 1_000_000).toList();
        assertThat(normal).extracting(Transfer::coins).allMatch(coins -> coins >= 1 && coins <= 100);
        assertThat(normal).extracting(Transfer::coins).contains(1L, 100L);
        assertThat(1 - normal.size() / 100_000.0).isCloseTo(0.01, within(0.002));
    }

    @Test
    void few_wallets_are_drawn_alike() {
        List<Transfer> drawn = draw(new TransferDraw(new long[] {5, 6, 7, 8}, 0, 0.3), 40_000);

        assertThat(shareOf(drawn, 5, 5)).isCloseTo(0.25, within(0.02));
        assertThat(shareOf(drawn, 8, 8)).isCloseTo(0.25, within(0.02));
    }

    @Test
    void same_random_numbers_give_the_same_transfer() {
        var draw = new TransferDraw(WALLETS, 0.01, 0.3);

        assertThat(draw(draw, 1_000)).isEqualTo(draw(draw, 1_000));
    }

    @Test
    void one_wallet_is_not_enough() {
        assertThatThrownBy(() -> new TransferDraw(new long[] {1}, 0, 0.3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a transfer needs at least 2 wallets, not 1");
    }

    @Test
    void without_hot_draws_every_wallet_drawn_is_cold() {
        var draw = new TransferDraw(WALLETS, 0, 0);

        assertThat(draw(draw, 10_000)).allMatch(one -> one.payer() > 10 && one.payee() > 10);
    }

    private static List<Transfer> draw(TransferDraw draw, int count) {
        var random = new SplittableRandom(1);
        return Stream.generate(() -> draw.next(random)).limit(count).toList();
    }

    private static double shareOf(List<Transfer> drawn, long first, long last) {
        return drawn.stream()
                        .filter(one -> one.payer() >= first && one.payer() <= last)
                        .count()
                / (double) drawn.size();
    }
}
