package io.sloguard.report.html;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.report.Figures;
import io.sloguard.report.Markup;
import io.sloguard.result.ScenarioResult;
import java.util.List;
import java.util.function.DoubleToLongFunction;

/** The latencies of a scenario's populations, each named, and of the further durations that it recorded. */
final class LatencyTable {

    private static final List<Double> QUANTILES = List.of(0.5, 0.9, 0.95, 0.99, 0.999);

    private final Markup page;

    LatencyTable(Markup page) {
        this.page = page;
    }

    void write(ScenarioResult scenario) {
        page.add("<div class='table latencies'><h3>Latencies in ms</h3><table width='100%' cellpadding='4'"
                + " cellspacing='0' border='0'><thead><tr><th></th><th align='right'>n</th><th align='right'>p50</th>"
                + "<th align='right'>p90</th><th align='right'>p95</th><th align='right'>p99</th>"
                + "<th align='right'>p99.9</th><th align='right'>max</th></tr></thead><tbody>\n");
        row(
                "Response, errors last",
                scenario.counts().scheduled(),
                scenario::quantileNanos,
                scenario.latencies().response().maxNanos());
        row("Response, successes", scenario.latencies().success());
        row("Service time", scenario.latencies().service());
        row("Lag of the start", scenario.latencies().lag());
        scenario.observations().measurements().forEach(this::row);
        page.add("</tbody></table></div>\n");
    }

    private void row(String name, LatencyHistogram values) {
        row(name, values.count(), values::quantileNanos, values.maxNanos());
    }

    private void row(String name, long count, DoubleToLongFunction quantileNanos, long maxNanos) {
        page.add("<tr><th align='left' scope='row'>{}</th>", Excerpt.of(name));
        number(Figures.count(count));
        for (double quantile : QUANTILES) {
            number(Figures.isResolved(quantile, count) ? Figures.millis(quantileNanos.applyAsLong(quantile)) : "–");
        }
        number(count == 0 ? "–" : Figures.millis(maxNanos));
        page.add("</tr>\n");
    }

    private void number(String figure) {
        page.add("<td align='right' class='number'>{}</td>", figure);
    }
}
