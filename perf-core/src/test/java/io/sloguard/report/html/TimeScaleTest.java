package io.sloguard.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeScaleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 0 s, 1 s",
                "5 | 0 s, 1 s, 2 s, 3 s, 4 s, 5 s",
                "20 | 0 s, 5 s, 10 s, 15 s, 20 s",
                "60 | 0 s, 10 s, 20 s, 30 s, 40 s, 50 s, 60 s",
                "61 | 0 s, 20 s, 40 s, 60 s",
                "1800 | 0 min, 5 min, 10 min, 15 min, 20 min, 25 min, 30 min",
                "604800 | 0 h, 48 h, 96 h, 144 h"
            })
    void ticks_are_round_and_at_most_seven(int seconds, String words) {
        TimeScale time = new TimeScale(seconds);

        assertThat(time.ticks().stream().map(time::words).collect(Collectors.joining(", ")))
                .isEqualTo(words);
    }
}
