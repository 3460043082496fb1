package io.sloguard.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanObjectiveParserTest {

    private static final String ACCEPTED = "; accepted are \"uses INDEX\", \"no seq scan on TABLE\", \"buffers <= 60\","
            + " \"time <= 5ms\", \"improves buffers by 10x\" and \"improves time by 95%\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uses ix_orders_customer$1",
                "no seq scan on bestellungen_ä",
                "buffers <= 60",
                "buffers < 60",
                "time <= 5ms",
                "time < 1.5us",
                "improves buffers by 10x",
                "improves buffers by 1.5x",
                "improves time by 99.9%"
            })
    void text_form_is_read_back_to_an_equal_objective(String text) {
        PlanObjective objective = PlanObjectiveParser.parse(text);

        assertThat(objective).hasToString(text);
        assertThat(PlanObjectiveParser.parse(objective.toString())).isEqualTo(objective);
    }

    @ParameterizedTest
    @CsvSource({"buffers<=60, buffers <= 60", "no  seq scan   on t, no seq scan on t", "time<5 ms, time < 5ms"})
    void blanks_between_the_parts_are_free(String text, String meant) {
        assertThat(PlanObjectiveParser.parse("  " + text + " ")).hasToString(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p95 <= 5ms", "index ix", "errors < 1%", "", "Uses ix"})
    void what_is_no_claim_about_a_plan_is_refused(String text) {
        assertThatThrownBy(() -> PlanObjectiveParser.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("objective \"" + text + "\": no claim about a query plan" + ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uses",
                "uses ix or iy",
                "uses \"ix\"",
                "uses public.ix",
                "no seq scan",
                "no seq scan on 1",
                "buffers = 5",
                "buffers >= 5",
                "buffers <= 5.5",
                "buffers <= 5 kB",
                "time <= 5",
                "time > 5ms",
                "improves buffers",
                "improves buffers by 10",
                "improves cost by 10x"
            })
    void what_is_incomplete_or_too_much_is_refused(String text) {
        assertThatThrownBy(() -> PlanObjectiveParser.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("objective \"" + text + "\": incomplete, or with something that does not belong there"
                        + ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({
        "improves time by 1x, 'an improvement is by more than 1x, not 1x'",
        "improves time by 100%, 'an improvement is by more than 0 % and less than 100 %, not 100%'",
        "improves time by 0%, 'an improvement is by more than 0 % and less than 100 %, not 0%'",
        "buffers <= 0, no query keeps to 0 buffers",
        "time < 0ms, no latency is < 0 ns"
    })
    void what_nothing_can_keep_or_everything_does_is_refused(String text, String why) {
        assertThatThrownBy(() -> PlanObjectiveParser.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("objective \"" + text + "\": " + why);
    }
}
