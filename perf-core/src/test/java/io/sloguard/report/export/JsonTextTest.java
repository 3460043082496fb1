package io.sloguard.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.sloguard.report.SampleRuns;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void maps_lists_texts_numbers_and_truth_values_are_written_indented() {
        assertThat(JsonText.of(List.of(Map.of("a", new BigDecimal("1.50")), "b", List.of(), Map.of(), true)))
                .isEqualTo("""
                        [
                          {
                            "a": 1.50
                          },
                          "b",
                          [],
                          {},
                          true
                        ]
                        """);
    }

    @Test
    void texts_from_outside_survive_a_reader() throws Exception {
        String hostile = SampleRuns.HOSTILE + "\"\\\u0000\n\u2028 ✔ \uD83D\uDE00";

        try (JsonParser parser = new JsonFactory().createParser(JsonText.of(hostile))) {
            parser.nextToken();
            assertThat(parser.getText()).isEqualTo(hostile);
        }
    }

    @Test
    void values_of_other_types_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonText.of(1.5))
                .withMessage("neither map, list, text, number nor truth value: class java.lang.Double");
    }
}
