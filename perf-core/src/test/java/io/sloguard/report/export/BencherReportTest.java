package io.sloguard.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.report.SampleRuns;
import org.junit.jupiter.api.Test;

class BencherReportTest {

    private static final BencherReport REPORT = new BencherReport();

    @Test
    void subjects_are_benchmarks_and_what_is_measured_has_value_and_bounds() {
        assertThat(REPORT.text(SampleRuns.unproven())).isEqualTo("""
                {
                  "short": {
                    "p95-ms": {
                      "value": 12,
                      "lower_value": 9.99424
                    }
                  }
                }
                """);
    }

    @Test
    void measures_have_their_unit_in_their_name_but_for_the_one_that_bencher_knows() {
        assertThat(REPORT.text(SampleRuns.mixed()))
                .containsSubsequence(
                        "\"registration\": {",
                        "\"p95-ms\": {",
                        "\"mean-ms\": {",
                        "\"errors-percent\": {",
                        "\"throughput\": {",
                        "\"value\": 99.9333333333,");
    }

    @Test
    void run_that_observed_nothing_has_no_benchmark() {
        assertThat(REPORT.text(SampleRuns.none())).isEqualTo("{}\n");
    }
}
