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
                .containsExactly(
                        "",
                        "experiment pooling: b (pool 10) against a (pool none), 10 pairs with control",
                        "  a  p50 96 to 104   p95 96 to 104   p99 96 to 104 ms   least to greatest of 10 runs",
                        "  b  p50 48 to 53   p95 48 to 53   p99 48 to 53 ms   least to greatest of 10 runs",
                        "",
                        "experiment caching: b (class com.example.<Cached>) against a (as planned), 0 pairs",
                        "  b: its preparation failed: java.io.IOException: no cache",
                        "",
                        "       experiment   claim                                     b over a  95 % bounds      n  verdict",
                        "✔      pooling      b is at least 30% faster at p95              -50 %  [-50.6, -49.2]  10  held",
                        "?      pooling      b is at least 50% faster at p50              -50 %  [-50.6, -49.2]  10  undecided",
                        "✖      pooling      b is at least 10% higher at throughput         0 %  [0, 0]          10  broken",
                        "!      caching      b is not more than 5% slower at mean             -                   0  not measured",
                        "  pooling, b is at least 30% faster at p95: b was 50 % faster than a over 10 pairs; with 95 % confidence it is",
                        "      49.3 % faster or better",
                        "  pooling, b is at least 50% faster at p50: b was 50 % faster than a over 10 pairs; it may be anything from",
                        "      49.2 % faster to 50.6 % faster: more pairs or longer runs would tell",
                        "  pooling, b is at least 10% higher at throughput: b was the same as a over 10 pairs; with 95 % confidence it",
                        "      is the same or worse",
                        "  caching, b is not more than 5% slower at mean: b: its preparation failed: java.io.IOException: no cache");
    }

    @Test
    void failure_message_says_how_to_make_the_experiment_again() {
        String message = new FailureMessage(FailOn.BROKEN, "report.html", "mvn test-compile perf:compare").of(run);

        assertThat(message).isEqualTo("""
                1 of 4 objectives broken, 1 not measured

                  pooling   b is at least 10% higher at throughput   broken, observed 0 %   95 % bounds [0, 0]   n 10   \
                perf.yaml:69
                      b was the same as a over 10 pairs; with 95 % confidence it is the same or worse
                  caching   b is not more than 5% slower at mean   not measured   perf.yaml:75
                      b: its preparation failed: java.io.IOException: no cache

                  Report     report.html
                  Reproduce  mvn test-compile perf:compare -Dperf.seed=42
                  Only report, do not fail: -Dperf.failOn=never""");
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
