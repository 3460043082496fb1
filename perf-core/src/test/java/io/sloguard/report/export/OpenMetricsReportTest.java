package io.sloguard.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.report.SampleRuns;
import io.sloguard.slo.JudgedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenMetricsReportTest {

    private static final OpenMetricsReport REPORT = new OpenMetricsReport();

    private static final String NAME = "([a-zA-Z_:][a-zA-Z0-9_:]*)";
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\n\"])*\"";
    private static final Pattern METADATA = Pattern.compile("# (?:TYPE|UNIT|HELP) " + NAME + " .+");
    private static final Pattern SAMPLE =
            Pattern.compile(NAME + "\\{(" + LABEL + "(?:," + LABEL + ")*)} -?[0-9]+(?:\\.[0-9]+)?");

    static Stream<JudgedRun> runs() {
        return Stream.of(
                SampleRuns.mixed(), SampleRuns.held(), SampleRuns.unproven(), SampleRuns.hostile(), SampleRuns.none());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void text_keeps_to_the_grammar_and_ends_with_its_end(JudgedRun run) {
        String text = REPORT.text(run);

        assertThat(text).endsWith("\n# EOF\n");
        List<String> lines = text.lines().toList();
        assertThat(lines.subList(0, lines.size() - 1))
                .allMatch(line ->
                        METADATA.matcher(line).matches() || SAMPLE.matcher(line).matches());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void families_stand_together_once_and_no_sample_comes_twice(JudgedRun run) {
        List<String> families = new ArrayList<>();
        List<String> samples = new ArrayList<>();
        for (String line : REPORT.text(run).lines().toList()) {
            Matcher metadata = METADATA.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (line.startsWith("# TYPE") && metadata.matches()) {
                families.add(metadata.group(1));
            } else if (sample.matches()) {
                samples.add(sample.group(1) + sample.group(2));
                assertThat(sample.group(1)).startsWith(families.get(families.size() - 1));
            }
        }

        assertThat(families).doesNotHaveDuplicates().hasSize(7);
        assertThat(samples).doesNotHaveDuplicates();
    }

    @Test
    void figures_are_in_base_units_and_the_verdict_is_a_label() {
        assertThat(REPORT.text(SampleRuns.mixed()).lines())
                .contains(
                        "sloguard_operations{scenario=\"economy-transfer\",outcome=\"failed\"} 149",
                        "sloguard_response_seconds{scenario=\"registration\",quantile=\"0.95\"} 0.109510655",
                        "sloguard_response_seconds_count{scenario=\"registration\"} 6000",
                        "sloguard_objective_limit{subject=\"registration\",objective=\"p99 <= 300ms\",unit=\"seconds\"} 0.3",
                        "sloguard_objective_observed{subject=\"economy-transfer\",objective=\"errors < 1%\",unit=\"ratio\"}"
                                + " 0.0248333333333",
                        "sloguard_objective_verdict{subject=\"economy-transfer\",objective=\"p95 <= 265ms\","
                                + "verdict=\"FAIL\"} 1");
    }

    @Test
    void percentile_that_so_few_operations_do_not_tell_from_the_maximum_has_no_line() {
        assertThat(REPORT.text(SampleRuns.mixed()))
                .contains("{scenario=\"ws-broadcast\",quantile=\"0.99\"}")
                .doesNotContain("{scenario=\"ws-broadcast\",quantile=\"0.999\"}");
    }
}
