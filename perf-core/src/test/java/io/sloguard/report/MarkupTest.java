package io.sloguard.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {

    @Test
    void add_puts_values_into_their_places_and_escapes_them() {
        String document = new Markup()
                .add("<a title='{}'>{}</a>", "it's \"quoted\"", "<b> & </b>")
                .document();

        assertThat(document).isEqualTo("<a title='it&#39;s &quot;quoted&quot;'>&lt;b&gt; &amp; &lt;/b&gt;</a>");
    }

    @Test
    void place_inside_a_value_stays_text() {
        assertThat(new Markup().add("{}|{}", "{}", "x").document()).isEqualTo("{}|x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u001B", "\u0085", "\uFFFE", "\uFFFF", "\uD800", "\u202E", "\u2066"})
    void what_no_document_may_hold_or_turns_the_text_around_is_replaced(String character) {
        assertThat(new Markup().add("{}", "a" + character + "b").document()).isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "\n", "é", "✖", "😀", "\u200D", "\uFEFF"})
    void what_is_harmless_stays(String character) {
        assertThat(new Markup().add("{}", "a" + character + "b").document()).isEqualTo("a" + character + "b");
    }

    @Test
    void carriage_return_becomes_a_blank() {
        assertThat(new Markup().add("{}", "a\r\nb").document()).isEqualTo("a \nb");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-0.001, 0", "12.0, 12", "0.5, 0.5", "1234567.891, 1234567.89", "100, 100", "-3.456, -3.46"})
    void number_has_no_superfluous_digits(double value, String text) {
        assertThat(Markup.number(value)).isEqualTo(text);
        assertThat(new Markup().add("{}", value).document()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no place", "{} and {}"})
    void values_that_do_not_fit_the_places_are_refused(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Markup().add(template, "one"));
    }
}
