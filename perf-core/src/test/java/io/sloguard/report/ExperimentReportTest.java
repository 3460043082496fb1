package io.sloguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.report.export.BencherReport;
import io.sloguard.report.export.JUnitXmlReport;
import io.sloguard.report.export.MarkdownReport;
import io.sloguard.slo.FailOn;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.SampleRun;
import org.junit.jupiter.api.Test;

/** What text reports say about experiments. */
class ExperimentReportTest {

    private final JudgedRun run = SampleRun.ofExperiments();

    @Test
    void console_shows_what_a_and_b_are_what_they_measured_and_each_claim() {
        assertThat(new ConsoleReport(Symbols.UNICODE).lines(run))
                .extracting(ReportLine::text)
                .containsExactly("", "experiment pooling: b (pool 10) against a (pool none), 10 pairs with control");
    }

    @Test
    void failure_message_says_how_to_make_the_experiment_again() {
        String message = new FailureMessage(FailOn.BROKEN, "report.html", "mvn test-compile perf:compare").of(run);

        assertThat(message).isEqualTo("");
    }

    @Test
    void junit_has_a_case_for_each_claim() {
        assertThat(new JUnitXmlReport().text(run))
                .contains("<testcase classname='perf.pooling' name='b is at least 30% faster at p95' time='0'/>");
    }

    @Test
    void markdown_has_a_row_for_each_pair() {
        assertThat(new MarkdownReport("mvn test-compile perf:compare").text(run))
                .contains("**a** pool none, **b** pool 10")
                .contains("| 1 | 100 | 50 | 100 | 50 | 100 | 50 |");
    }

    @Test
    void bencher_gets_the_ratio_of_what_was_measured() {
        assertThat(new BencherReport().text(run)).contains("\"p95-ratio\"").doesNotContain("caching");
    }
}
