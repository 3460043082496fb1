package io.sloguard.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelsTest {

    @Test
    void words_that_are_far_apart_stay_where_they_are() {
        assertThat(Labels.apart(new double[] {100, 20, 60}, 0, 240)).containsExactly(100, 20, 60);
    }

    @Test
    void words_that_are_close_move_up_in_their_order() {
        assertThat(Labels.apart(new double[] {100, 95, 98}, 0, 240)).containsExactly(100, 72, 86);
    }

    @Test
    void words_at_the_top_move_down_instead() {
        assertThat(Labels.apart(new double[] {5, 2}, 0, 240)).containsExactly(14, 0);
    }

    @Test
    void words_below_the_bottom_move_to_it() {
        assertThat(Labels.apart(new double[] {300, 250}, 0, 240)).containsExactly(240, 226);
    }

    @Test
    void no_words_need_no_place() {
        assertThat(Labels.apart(new double[0], 0, 240)).isEmpty();
    }
}
