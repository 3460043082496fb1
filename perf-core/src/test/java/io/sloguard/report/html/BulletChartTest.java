package io.sloguard.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.report.Markup;
import io.sloguard.slo.Evidence;
import io.sloguard.slo.SampleRun;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class BulletChartTest {

    private static final double MILLI = 1e6;

    @Test
    void limit_stands_two_thirds_of_the_way_and_values_in_proportion() throws Exception {
        ReportDocument chart = chart("p95 <= 200ms", evidence(150 * MILLI, 100 * MILLI, 250 * MILLI));

        assertThat(chart.all("circle"))
                .extracting(dot -> dot.getAttribute("cx"))
                .containsExactly("50%");
        assertThat(line(chart, Ink.LIMIT)).isEqualTo("66.67% to 66.67%");
        assertThat(line(chart, Ink.WITHIN)).isEqualTo("0% to 66.67%");
        assertThat(line(chart, Ink.BROKEN)).isEqualTo("33.33% to 83.33%");
    }

    @Test
    void throughput_is_within_its_limit_on_the_right() throws Exception {
        ReportDocument chart = chart("throughput >= 100/s", evidence(120, 110, 130));

        assertThat(line(chart, Ink.WITHIN)).isEqualTo("66.67% to 100%");
        assertThat(chart.all("circle"))
                .extracting(dot -> dot.getAttribute("cx"))
                .containsExactly("80%");
    }

    @Test
    void value_beyond_the_end_is_an_arrow_there() throws Exception {
        ReportDocument chart = chart("p95 <= 200ms", evidence(900 * MILLI, 800 * MILLI, 1000 * MILLI));

        assertThat(chart.all("circle")).isEmpty();
        assertThat(chart.all("path"))
                .singleElement()
                .satisfies(arrow -> assertThat(arrow.getAttribute("fill")).isEqualTo(Ink.BROKEN.colour()));
    }

    @Test
    void missing_upper_bound_leaves_the_bar_open() throws Exception {
        Evidence open = new Evidence(
                240,
                OptionalLong.of(0),
                OptionalDouble.of(50 * MILLI),
                OptionalDouble.of(40 * MILLI),
                OptionalDouble.empty(),
                0.95,
                OptionalLong.empty());

        ReportDocument chart = chart("p95 <= 200ms", open);

        assertThat(line(chart, Ink.BROKEN)).isEqualTo("13.33% to 100%");
        assertThat(chart.all("line").stream().filter(line -> is(line, Ink.BROKEN)))
                .as("the bar and its lower cap")
                .hasSize(2);
    }

    @Test
    void limit_of_zero_is_at_the_left_and_what_was_observed_right_of_it() throws Exception {
        ReportDocument chart = chart("errors <= 0%", evidence(0.02, 0.01, 0.03));

        assertThat(line(chart, Ink.LIMIT)).isEqualTo("3% to 3%");
        assertThat(chart.all("circle"))
                .extracting(dot -> dot.getAttribute("cx"))
                .containsExactly("67.67%");
    }

    @Test
    void nothing_observed_shows_the_limit_alone() throws Exception {
        ReportDocument chart = chart("p95 <= 200ms", Evidence.none());

        assertThat(chart.all("circle")).isEmpty();
        assertThat(chart.all("path")).isEmpty();
        assertThat(line(chart, Ink.LIMIT)).isEqualTo("66.67% to 66.67%");
        assertThat(chart.attributes("aria-label")).containsExactly("p95 ≤ 200ms: observed –, bounds –");
    }

    private static Evidence evidence(double observed, double lower, double upper) {
        return new Evidence(
                1000,
                OptionalLong.of(7),
                OptionalDouble.of(observed),
                OptionalDouble.of(lower),
                OptionalDouble.of(upper),
                0.95,
                OptionalLong.empty());
    }

    private static ReportDocument chart(String objective, Evidence evidence) throws Exception {
        Markup page = new Markup();
        new BulletChart(
                        page,
                        new Verdict(SampleRun.declared("a", objective, 1), VerdictState.FAIL, evidence, "because"))
                .draw();
        return ReportDocument.parse(page.document());
    }

    private static String line(ReportDocument chart, Ink ink) {
        return chart.all("line").stream()
                .filter(line -> is(line, ink))
                .map(line -> line.getAttribute("x1") + " to " + line.getAttribute("x2"))
                .findFirst()
                .orElse("none");
    }

    private static boolean is(Element line, Ink ink) {
        return line.getAttribute("stroke").equals(ink.colour());
    }
}
