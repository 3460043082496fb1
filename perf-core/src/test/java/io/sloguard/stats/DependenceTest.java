package io.sloguard.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DependenceTest {

    @Test
    void independent_trials_nearly_always_count_in_full() {
        SplittableRandom random = new SplittableRandom(11);
        int found = 0;
        for (int run = 0; run < 500; run++) {
            long[] events = new long[200];
            Arrays.setAll(events, slot -> successes(random, 10, 0.05));
            found += Dependence.of(List.of(even(10, events))).isFound() ? 1 : 0;
        }

        // three tests at 1.25 % each; 500 * 3.75 % = 19, and four standard deviations more
        assertThat(found).isBetween(1, 36);
    }

    @Test
    void events_in_long_clusters_count_for_little() {
        long[] events = new long[200];
        Arrays.fill(events, 20, 25, 10);
        Arrays.fill(events, 140, 145, 10);

        Dependence dependence = Dependence.of(List.of(even(10, events)));

        assertThat(dependence.isFound()).isTrue();
        assertThat(dependence.blocks()).isEqualTo(Dependence.BLOCKS);
        assertThat(dependence.designEffect()).isBetween(40.0, 60.0);
        assertThat(dependence.effective(2_000, 0.05)).isBetween(25.0, 50.0);
    }

    @Test
    void a_companion_reveals_the_dependence_that_rare_events_cannot_show() {
        EventSeries rare = even(10, new long[200]);
        long[] frequent = new long[200];
        Arrays.setAll(frequent, slot -> slot / 20 % 2 == 0 ? 8 : 2);

        Dependence alone = Dependence.of(List.of(rare));
        Dependence together = Dependence.of(List.of(rare, even(10, frequent)));

        assertThat(alone).isEqualTo(Dependence.NONE);
        assertThat(together.designEffect()).isGreaterThan(10);
    }

    @Test
    void a_series_of_fewer_than_five_blocks_tells_nothing() {
        assertThat(Dependence.of(List.of(even(10, 0, 0, 10, 10)))).isEqualTo(Dependence.NONE);
        assertThat(Dependence.of(List.of(even(10, 0, 0, 0, 10, 10, 10))).isFound())
                .isTrue();
    }

    @Test
    void effective_trials_follow_korn_and_graubard() {
        assertThat(new Dependence(4, 20).effective(500, 0.05)).isCloseTo(113.5329337447739, within(1e-9));
        assertThat(new Dependence(10, 5).effective(2_000, 0.05)).isCloseTo(119.17225325182963, within(1e-9));
        assertThat(Dependence.NONE.effective(500, 0.05)).isEqualTo(500);
    }

    @Test
    void few_trials_are_never_worth_more_than_their_number() {
        assertThat(new Dependence(1, 20).effective(3, 0.05)).isEqualTo(3);
        assertThat(new Dependence(1, 20).effective(1, 0.05)).isEqualTo(1);
    }

    @Test
    void a_design_effect_below_one_is_refused() {
        assertThatThrownBy(() -> new Dependence(0.9, 20)).hasMessage("a design effect is 1 or more, not 0.9");
        assertThatThrownBy(() -> new Dependence(Double.NaN, 20)).hasMessage("a design effect is 1 or more, not NaN");
    }

    private static long successes(SplittableRandom random, int trials, double share) {
        return random.doubles(trials).filter(value -> value < share).count();
    }

    private static EventSeries even(long trials, long... events) {
        long[] each = new long[events.length];
        Arrays.fill(each, trials);
        return EventSeries.of(each, events);
    }
}
