package io.sloguard.report.html;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.report.Figures;
import io.sloguard.report.Markup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Three percentiles over the seconds of the measured phase, with the limits, and the seconds in which operations did not
 * succeed. A column under the mouse tells its figures.
 */
final class TimeLine {

    private static final int HEIGHT = 240;
    private static final int ERRORS = 20;
    private static final List<Line> LINES =
            List.of(new Line("p50", 0.5, Ink.P50), new Line("p95", 0.95, Ink.P95), new Line("p99", 0.99, Ink.P99));

    private final ChartFrame frame;
    private final Svg svg;
    private final Markup page;
    private final Columns columns;
    private final List<LimitMark> limits;
    private final TimeScale time;

    /** One percentile. */
    private record Line(String name, double quantile, Ink ink) {}

    TimeLine(Markup page, Columns columns, LatencyScale scale, List<LimitMark> limits) {
        this.page = page;
        this.frame = new ChartFrame(page, scale, HEIGHT);
        this.svg = frame.svg();
        this.columns = columns;
        this.limits = limits;
        this.time = new TimeScale(columns.seconds());
    }

    void draw() {
        boolean hasErrors =
                columns.columns().stream().anyMatch(column -> column.counts().errors() > 0);
        int more = hasErrors ? ERRORS : 0;
        frame.open("Latency over " + columns.seconds() + " seconds: p50, p95 and p99", more);
        frame.latencies();
        frame.seconds(time, more);
        svg.openStretched(columns.seconds(), HEIGHT + more);
        for (Line line : LINES) {
            svg.path(steps(line), new Svg.Stroke(line.ink(), 2));
        }
        errors();
        figures(HEIGHT + more);
        svg.close();
        if (hasErrors) {
            svg.word("errors", new Svg.Spot(0, -8, HEIGHT + ERRORS - 2.0, Svg.Anchor.END));
        }
        names();
        frame.limits(limits);
        frame.close();
    }

    /** Joins the columns that follow each other; one without neighbours is a dash of its own width. */
    private StringBuilder steps(Line line) {
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < columns.columns().size(); i++) {
            Columns.Column column = columns.columns().get(i);
            if (!isMeasured(i)) {
                continue;
            }
            boolean isAlone = !isMeasured(i - 1) && !isMeasured(i + 1);
            double x = isAlone ? column.fromSecond() : column.middle();
            steps.append(isMeasured(i - 1) ? 'L' : 'M')
                    .append(Markup.number(x))
                    .append(' ')
                    .append(Markup.number(frame.y(column.response().quantileNanos(line.quantile()))))
                    .append(isAlone ? "h" + column.seconds() : "");
        }
        return steps;
    }

    private boolean isMeasured(int column) {
        return column >= 0
                && column < columns.columns().size()
                && !columns.columns().get(column).response().isEmpty();
    }

    private void errors() {
        for (Columns.Column column : columns.columns()) {
            if (column.counts().errors() > 0) {
                page.add(
                        "<rect x='{}' width='{}' y='{}' height='{}' fill='{}'/>",
                        column.fromSecond(),
                        column.seconds(),
                        HEIGHT + ERRORS - 9,
                        9,
                        Ink.BROKEN.colour());
            }
        }
    }

    /** Lays an invisible column over each that tells its figures to the mouse, without a script. */
    private void figures(int height) {
        page.add("<g class='hover' fill='none' pointer-events='all'>");
        for (Columns.Column column : columns.columns()) {
            page.add(
                    "<rect x='{}' width='{}' height='{}'><title>{}: {}; {}, {}</title></rect>",
                    column.fromSecond(),
                    column.seconds(),
                    height,
                    column.words(),
                    latencies(column.response()),
                    Figures.counted(column.counts().scheduled(), "operation"),
                    Figures.counted(column.counts().errors(), "error"));
        }
        page.add("</g>");
    }

    private static String latencies(LatencyHistogram response) {
        return response.isEmpty()
                ? "no response"
                : "p50 " + Figures.millis(response.quantileNanos(0.5)) + ", p95 "
                        + Figures.millis(response.quantileNanos(0.95)) + ", p99 "
                        + Figures.millis(response.quantileNanos(0.99)) + ", max "
                        + Figures.millis(response.maxNanos()) + " ms";
    }

    /** Writes the name of each line at its end. */
    private void names() {
        List<Columns.Column> measured = new ArrayList<>(columns.columns());
        measured.removeIf(column -> column.response().isEmpty());
        if (measured.isEmpty()) {
            return;
        }
        LatencyHistogram last = measured.get(measured.size() - 1).response();
        List<Line> fromTop = new ArrayList<>(LINES);
        Collections.reverse(fromTop);
        double[] wished = fromTop.stream()
                .mapToDouble(line -> frame.y(last.quantileNanos(line.quantile())) + 4)
                .toArray();
        double[] places = Labels.apart(wished, 4, HEIGHT);
        for (int i = 0; i < places.length; i++) {
            Line line = fromTop.get(i);
            svg.strongWord(line.name(), new Svg.Spot(1, 6, places[i], Svg.Anchor.START), line.ink());
        }
    }
}
