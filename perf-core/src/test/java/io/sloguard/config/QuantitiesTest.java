package io.sloguard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "15s, PT15S",
        "2m, PT2M",
        "1h, PT1H",
        "0s, PT0S",
        "1.5s, PT1.5S",
        "0.25h, PT15M",
        "15 s, PT15S"
    })
    void duration_is_a_number_with_its_unit(String text, Duration expected) {
        assertThat(Quantities.duration(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "s", "-5s", "15sec", "1m30s", "1e3s", "15S", ".5s", "1.s", "1,5s", "", "15s "})
    void duration_in_another_form_is_refused(String text) {
        assertThatThrownBy(() -> Quantities.duration(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a duration is a number and ms, s, m or h, for example 15s, not \"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "100/s, 100, PT1S",
        "90/min, 90, PT1M",
        "7/h, 7, PT1H",
        "0.5/s, 5, PT10S",
        "12.25/s, 1225, PT100S",
        "100 / s, 100, PT1S",
        "100.0/s, 100, PT1S"
    })
    void rate_is_kept_as_the_exact_ratio_in_which_it_is_written(String text, long operations, Duration period) {
        assertThat(Quantities.rate(text)).isEqualTo(new Rate(operations, period.toNanos()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "100/m", "100/sec", "-1/s", "1e3/s", "/s", "100 per s", ""})
    void rate_in_another_form_is_refused(String text) {
        assertThatThrownBy(() -> Quantities.rate(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rate is a number per s, min or h, for example 100/s, not \"" + text + "\"");
    }

    @Test
    void arrow_makes_a_ramp() {
        RateProfile ramp = Quantities.profile("0/s -> 6000/min");

        assertThat(ramp)
                .isEqualTo(new RateProfile.Ramp(
                        Rate.perSecond(0), new Rate(6000, Duration.ofMinutes(1).toNanos())));
    }

    @Test
    void half_a_ramp_is_refused() {
        assertThatThrownBy(() -> Quantities.profile("10/s ->"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rate is a number per s, min or h, for example 100/s, not \"\"");
    }
}
