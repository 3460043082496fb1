package io.sloguard.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sloguard.slo.SampleRun;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ExperimentSectionTest {

    private static final String PAGE = new HtmlReport("mvn test-compile perf:compare").text(SampleRun.ofExperiments());

    @Test
    void page_is_well_formed_and_has_a_chart_for_each_claim_about_measured_pairs() throws Exception {
        ReportDocument document = ReportDocument.parse(PAGE);

        assertThat(document.attributes("id")).containsExactly("pooling", "caching");
        // ten dots and ten hollow ones in each of three charts, and an estimate in each
        assertThat(document.all("circle")).hasSizeGreaterThanOrEqualTo(3 * 21);
        assertThat(PAGE).contains("<p><b>a</b> pool none · <b>b</b> pool 10 · 10 pairs, each with a second run of a");
    }

    @Test
    void experiment_without_pairs_says_why() {
        assertThat(PAGE)
                .contains("<p class='notice'><b>! Not complete:</b> b: its preparation failed: java.io.IOException: no"
                        + " cache</p>")
                .contains("class com.example.&lt;Cached&gt;");
    }

    @Test
    void half_and_double_are_as_far_from_no_difference() {
        RatioScale scale = RatioScale.covering(DoubleStream.of(0.5, 2));

        assertThat(scale.share(1)).isCloseTo(0.5, within(1e-9));
        assertThat(1 - scale.share(2)).isCloseTo(scale.share(0.5), within(1e-9)).isPositive();
        assertThat(scale.ticks()).contains(0.5, 1.0, 2.0).isSorted();
    }

    @Test
    void ticks_are_the_changes_that_they_are() {
        assertThat(List.of(RatioScale.words(0.5), RatioScale.words(1), RatioScale.words(3)))
                .containsExactly("−50 %", "0 %", "+200 %");
    }

    @Test
    void scale_of_no_difference_at_all_still_has_two_ends() {
        RatioScale scale = RatioScale.covering(DoubleStream.of(1, 1));

        assertThat(scale.low()).isLessThan(1);
        assertThat(scale.high()).isGreaterThan(1);
        assertThat(scale.ticks()).contains(1.0);
    }
}
