package io.sloguard.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Reference values: the formulas in numpy 2.4, autocorrelations by fast Fourier transform. */
class EventSeriesTest {

    private static final double TOLERANCE = 1e-12;
    private static final int ALL = Integer.MAX_VALUE;

    @Test
    void events_in_clusters_have_the_design_effect_of_the_variance_between_slots() {
        EventSeries series = even(10, 0, 1, 0, 0, 4, 6, 5, 1, 0, 0, 0, 2, 0, 0, 7, 8, 3, 0, 0, 1, 0, 0, 0, 0, 5);

        assertThat(series.designEffect()).isCloseTo(4.594521214844775, within(TOLERANCE));
        assertThat(series.integratedDesignEffect(ALL)).isCloseTo(8.381170654982588, within(TOLERANCE));
        assertThat(series.neighbourCorrelation()).isCloseTo(0.45008660213958207, within(TOLERANCE));
    }

    @Test
    void slots_may_have_different_numbers_of_trials() {
        EventSeries series = EventSeries.of(
                new long[] {10, 3, 8, 12, 5, 9, 11, 2, 10, 10}, new long[] {1, 0, 4, 6, 1, 0, 0, 0, 1, 0});

        assertThat(series.designEffect()).isCloseTo(3.3501084321979846, within(TOLERANCE));
        assertThat(series.integratedDesignEffect(ALL)).isCloseTo(5.737944890929964, within(TOLERANCE));
        assertThat(series.neighbourCorrelation()).isCloseTo(0.4515355177731661, within(TOLERANCE));
    }

    @Test
    void events_that_fill_whole_slots_count_as_one_each() {
        assertThat(even(10, 0, 0, 10, 10).designEffect()).isCloseTo(10 * 4 / 3.0, within(TOLERANCE));
    }

    @Test
    void what_lies_further_apart_than_the_lags_is_taken_for_independent() {
        EventSeries series = even(10, 0, 0, 0, 0, 0, 0, 10, 10, 10, 10, 10, 10);

        assertThat(series.integratedDesignEffect(2)).isCloseTo(10 * (2 * (1 + 9 / 12.0) - 1), within(TOLERANCE));
        assertThat(series.integratedDesignEffect(ALL)).isGreaterThan(series.integratedDesignEffect(2));
    }

    @Test
    void events_that_are_spread_evenly_show_no_variance_at_all() {
        EventSeries series = even(10, 2, 2, 2, 2, 2);

        assertThat(series.designEffect()).isZero();
        assertThat(series.integratedDesignEffect(ALL)).isZero();
        assertThat(series.neighbourCorrelation()).isZero();
    }

    @Test
    void slots_without_trials_say_nothing() {
        EventSeries gaps = EventSeries.of(new long[] {5, 0, 5, 0, 0, 5}, new long[] {1, 0, 3, 0, 0, 0});

        assertThat(gaps.slots()).isEqualTo(3);
        assertThat(gaps.designEffect()).isEqualTo(even(5, 1, 3, 0).designEffect());
    }

    @Test
    void fewer_slots_hold_about_the_same_number_of_trials_each() {
        EventSeries merged = even(10, 1, 2, 3, 4, 5, 6, 7).inSlots(3);

        assertThat(merged.slots()).isEqualTo(3);
        assertThat(merged.designEffect())
                .isEqualTo(EventSeries.of(new long[] {30, 20, 20}, new long[] {6, 9, 13})
                        .designEffect());
    }

    @Test
    void a_series_whose_trials_lie_in_one_slot_cannot_be_spread() {
        EventSeries lumped = EventSeries.of(new long[] {1, 1_000, 1, 1}, new long[] {0, 10, 0, 1});

        assertThat(lumped.inSlots(3).slots()).isEqualTo(2);
    }

    @Test
    void a_uniform_series_shows_no_clusters() {
        EventSeries none = even(10, 0, 0, 0);

        assertThat(none.isUniform()).isTrue();
        assertThat(even(10, 10, 10).isUniform()).isTrue();
        assertThatThrownBy(none::designEffect)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a series of 3 slots with 0 events among 30 trials shows no clusters");
    }

    @Test
    void impossible_counts_are_refused() {
        assertThatThrownBy(() -> even(2, 1, 3)).hasMessage("slot 1 has 3 events among 2 trials");
        assertThatThrownBy(() -> even(2, -1)).hasMessage("slot 0 has -1 events among 2 trials");
        assertThatThrownBy(() -> EventSeries.of(new long[2], new long[3])).hasMessage("2 slots of trials, 3 of events");
    }

    private static EventSeries even(long trials, long... events) {
        long[] each = new long[events.length];
        Arrays.fill(each, trials);
        return EventSeries.of(each, events);
    }
}
