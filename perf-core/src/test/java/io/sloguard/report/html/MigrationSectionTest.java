package io.sloguard.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.slo.SampleRun;
import org.junit.jupiter.api.Test;

class MigrationSectionTest {

    @Test
    void migration_has_its_windows_the_control_beside_them_its_phases_and_whom_it_waited_for() throws Exception {
        ReportDocument document = document();

        assertThat(document.texts("migration").get(0))
                .startsWith(
                        "✔ order-index migrated under purchase db/order-index.yaml control: create index ix on orders"
                                + " (customer_id) ✔ held p99")
                .contains("Proof as it is written")
                .contains("Control the blocking way")
                .contains("During, 1 s 200 5 5 5 0 0")
                .contains("Control, 1 s 200 950 950 950 0 950")
                .contains("Scaled control the blocking way, on orders of 1,000,000 rows")
                .contains("Control on orders of 1,000,000 rows, 1 s 200 950 950 950 0 950")
                .contains(
                        "The locks were looked at 250 times while the migration ran, 2 ms apart at p50, 5 ms at p99, 5 ms at most.")
                .contains("waiting for writers before build waited for session 4711 of sloguard-open-transaction: lock"
                        + " table orders 1.01 895");
        assertThat(document.attributes("href")).contains("#order-index");
    }

    @Test
    void time_line_has_bars_bands_and_the_limits_of_response_times_alone() {
        String page = new HtmlReport("mvn verify").text(SampleRun.realistic());

        assertThat(page)
                .contains("<title>0 s: 7 ms</title>")
                .contains("<title>1 s: 950 ms</title>")
                .contains("<title>a transaction was left open, 1000 ms</title>")
                .contains("<title>building index: scanning table, 75 ms</title>")
                .contains("<title>session 10 waited for orders, 950 ms</title>")
                .contains(">p99 ≤ 300ms</text>")
                .doesNotContain(">lock wait ≤ 100ms</text>");
    }

    @Test
    void migration_that_failed_or_was_not_tried_says_why() throws Exception {
        ReportDocument document = document();

        assertThat(document.texts("migration").get(1))
                .contains("! No control: the database is not copied")
                .contains("! The migration failed: exit code 3");
        assertThat(document.texts("migration").get(2)).contains("! Not tried: there is no table named oders");
    }

    private static ReportDocument document() throws Exception {
        return ReportDocument.parse(new HtmlReport("mvn verify").text(SampleRun.realistic()));
    }
}
