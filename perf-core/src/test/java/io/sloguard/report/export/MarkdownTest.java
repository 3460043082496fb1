package io.sloguard.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '\0',
            value = {
                "economy-transfer -> economy-transfer",
                "a | b -> a \\| b",
                "*a* _b_ `c` ~d~ -> \\*a\\* \\_b\\_ \\`c\\` \\~d\\~",
                "[a](http://b) ![c] -> \\[a\\](http\\://b) !\\[c\\]",
                "<!-- a & b --> -> \\<!-- a \\& b --\\>",
                "@team #12 -> \\@<!-- -->team \\#<!-- -->12",
                "$x$ \\ {y} -> \\$x\\$ \\\\ \\{y\\}",
                "übergröße ✔ -> übergröße ✔"
            })
    void values_are_plain_text(String value, String written) {
        assertThat(new Markdown().add("{}", value).document()).isEqualTo(written);
    }
}
