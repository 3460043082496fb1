package io.sloguard.report.html;

import io.sloguard.report.Figures;
import io.sloguard.report.Markup;
import io.sloguard.result.ScenarioResult;
import java.util.List;

/** The three pictures of a scenario that measured something, each with a sentence on how to read it. */
final class ScenarioCharts {

    private final Markup page;
    private final ScenarioResult scenario;
    private final LatencyScale scale;
    private final List<LimitMark> limits;
    private final Columns columns;

    ScenarioCharts(Markup page, Standing standing) {
        this.page = page;
        this.scenario = standing.scenario();
        this.limits = LimitMark.of(standing.verdicts());
        this.scale = LatencyScale.of(scenario, limits);
        this.columns = Columns.of(scenario.blocks());
    }

    void write() {
        page.add("<div class='pair'>\n");
        spectrum();
        timeLine();
        page.add("</div>\n");
        heatMap();
    }

    private void spectrum() {
        page.add("<div class='chart'><p class='caption'><b>By percentile</b> ");
        Samples.line(page, Ink.P99, false);
        page.add(" response, from intended start ");
        Samples.line(page, Ink.SERVICE, true);
        page.add(" service, from actual start</p>\n");
        new PercentileSpectrum(page, scenario, scale, limits).draw();
        page.add("</div>\n");
    }

    private void timeLine() {
        page.add(
                "<div class='chart'><p class='caption'><b>Over time</b> p50, p95 and p99 of each {}; point at one for its"
                        + " figures</p>\n",
                span());
        new TimeLine(page, columns, scale, limits).draw();
        page.add("</div>\n");
    }

    private void heatMap() {
        HeatMap map = new HeatMap(page, columns, scale, limits);
        page.add(
                "<div class='chart'><p class='caption'><b>Every operation</b> by its intended start, a column for each {};"
                        + " ",
                span());
        Samples.shades(page, map.most());
        page.add("</p>\n");
        map.draw();
        page.add("</div>\n");
    }

    private String span() {
        return columns.secondsEach() == 1 ? "second" : Figures.count(columns.secondsEach()) + " seconds";
    }
}
