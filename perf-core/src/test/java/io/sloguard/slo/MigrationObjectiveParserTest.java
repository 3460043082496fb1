package io.sloguard.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationObjectiveParserTest {

    private static final String ACCEPTED = "; accepted are \"p99 <= 300ms\" (p50, p75, p90, p95, p99, p99.9, max),"
            + " \"errors <= 0%\", \"lock wait <= 100ms\" and \"no invalid index\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p99 <= 300ms",
                "p50 < 1s",
                "max <= 500us",
                "errors <= 0%",
                "lock wait <= 100ms",
                "lock wait < 1.5us",
                "no invalid index"
            })
    void text_form_is_read_back_to_an_equal_objective(String text) {
        Objective objective = MigrationObjectiveParser.parse(text);

        assertThat(objective).hasToString(text);
        assertThat(new Subject.Migration("index").objective(objective.toString()))
                .isEqualTo(objective);
    }

    @ParameterizedTest
    @CsvSource({"lock  wait<=5 ms, lock wait <= 5ms", "no   invalid index, no invalid index"})
    void blanks_between_the_parts_are_free(String text, String meant) {
        assertThat(MigrationObjectiveParser.parse("  " + text + " ")).hasToString(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lock wait",
                "lock wait >= 5ms",
                "lock wait <= 5",
                "lock waits <= 5ms",
                "no invalid",
                "no carcass"
            })
    void incomplete_claim_is_refused(String text) {
        assertThatThrownBy(() -> MigrationObjectiveParser.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("objective \"" + text + "\": incomplete, or with something that does not belong there"
                        + ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean <= 5ms", "throughput >= 5/s"})
    void average_is_refused(String text) {
        assertThatThrownBy(() -> MigrationObjectiveParser.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("objective \"" + text
                        + "\": no claim about a migration, which is over too soon for an average" + ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p101 <= 5ms", "uses ix"})
    void what_is_no_claim_about_a_load_either_is_refused(String text) {
        assertThatThrownBy(() -> MigrationObjectiveParser.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("objective \"" + text + "\": ");
    }
}
