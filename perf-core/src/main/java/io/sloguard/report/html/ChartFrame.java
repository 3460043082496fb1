package io.sloguard.report.html;

import io.sloguard.report.Markup;
import java.util.List;

/**
 * What the charts of a scenario have in common: the margins, which a table keeps also where style sheets are blocked, the
 * axis of latencies, and the limits.
 */
final class ChartFrame {

    /** The pixels above a chart, for the unit of its axis. */
    static final int TOP = 24;

    private static final int LEFT = 52;
    private static final int RIGHT = 44;
    private static final int BELOW = 26;

    private final Markup page;
    private final Svg svg;
    private final LatencyScale scale;
    private final int height;

    ChartFrame(Markup page, LatencyScale scale, int height) {
        this.page = page;
        this.svg = new Svg(page);
        this.scale = scale;
        this.height = height;
    }

    Svg svg() {
        return svg;
    }

    int height() {
        return height;
    }

    double y(double nanos) {
        return scale.y(nanos, height);
    }

    double y(long nanos) {
        return y((double) nanos);
    }

    /**
     * Opens the chart, with its origin at the top left corner of the plot.
     *
     * @param words what it shows, for those who cannot see it
     * @param more the pixels that it needs below the plot besides the words of its horizontal axis
     */
    void open(String words, int more) {
        page.add(
                "<table class='frame' width='100%' border='0' cellspacing='0' cellpadding='0' role='presentation'>"
                        + "<tr><td width='{}'>&#160;</td><td>",
                LEFT);
        svg.open(TOP + height + more + BELOW, words);
        page.add("<g transform='translate(0 {})'>", TOP);
    }

    void close() {
        page.add("</g>");
        svg.close();
        page.add("</td><td width='{}'>&#160;</td></tr></table>\n", RIGHT);
    }

    /** Draws the lines of the latencies and their names. */
    void latencies() {
        for (long tick : scale.ticks()) {
            double y = y(tick);
            svg.horizontal(y, new Svg.Stroke(Ink.GRID, 1));
            svg.word(LatencyScale.words(tick), new Svg.Spot(0, -8, y + 4, Svg.Anchor.END));
        }
        svg.word("ms", new Svg.Spot(0, -8, -12, Svg.Anchor.END));
    }

    /** Draws the seconds and their names. */
    void seconds(TimeScale time, int more) {
        for (int tick : time.ticks()) {
            double x = time.share(tick);
            double below = height + (double) more;
            svg.vertical(x, below, below + 5, new Svg.Stroke(Ink.MUTED, 1));
            svg.word(time.words(tick), new Svg.Spot(x, 0, below + 19, Svg.Anchor.MIDDLE));
        }
    }

    /** Draws the limits over the whole width, each with its objective and the symbol of its verdict. */
    void limits(List<LimitMark> limits) {
        double[] wished =
                limits.stream().mapToDouble(limit -> y(limit.nanos()) - 5).toArray();
        double[] places = Labels.apart(wished, -8, height - 4.0);
        limits.forEach(limit -> svg.dashedHorizontal(y(limit.nanos()), new Svg.Stroke(limit.ink(), 1.25)));
        for (int i = 0; i < places.length; i++) {
            LimitMark limit = limits.get(i);
            svg.strongWord(limit.words(), new Svg.Spot(1, -4, places[i], Svg.Anchor.END), limit.ink());
        }
    }
}
