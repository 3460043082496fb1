package io.sloguard.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.report.SampleRuns;
import org.junit.jupiter.api.Test;

class BenchmarkReportTest {

    private static final BenchmarkReport REPORT = new BenchmarkReport();

    @Test
    void every_value_that_was_measured_and_is_not_invalid_is_an_entry() {
        assertThat(REPORT.text(SampleRuns.unproven())).isEqualTo("""
                [
                  {
                    "name": "short p95",
                    "unit": "ms",
                    "value": 12,
                    "range": "[9.99, -]",
                    "extra": "p95 <= 100ms: too few operations, observed 12 ms, 95 % bounds [9.99, -], n 12"
                  }
                ]
                """);
    }

    @Test
    void throughput_is_left_out_because_more_of_it_is_better() {
        assertThat(SampleRuns.mixed().judgement().verdicts())
                .anyMatch(verdict -> verdict.objective().objective().metric().equals("throughput"));

        assertThat(REPORT.text(SampleRuns.mixed()))
                .contains("\"name\": \"registration errors\"")
                .doesNotContain("throughput");
    }

    @Test
    void run_that_observed_nothing_is_an_empty_list_which_the_action_refuses() {
        assertThat(REPORT.text(SampleRuns.none())).isEqualTo("[]\n");
    }
}
