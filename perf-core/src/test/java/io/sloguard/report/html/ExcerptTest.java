package io.sloguard.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void short_text_is_shown_whole() {
        assertThat(Excerpt.of("x".repeat(600))).isEqualTo("x".repeat(600));
    }

    @Test
    void long_text_is_cut_and_says_so() {
        assertThat(Excerpt.of("x".repeat(10_600)))
                .isEqualTo("x".repeat(600) + " … (10,000 more characters in result.json)");
    }

    @Test
    void cut_does_not_split_a_character() {
        assertThat(Excerpt.of("x".repeat(599) + "😀" + "y".repeat(9)))
                .isEqualTo("x".repeat(599) + "😀 … (9 more characters in result.json)");
    }
}
