package io.sloguard.report.html;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.report.Markup;
import java.util.ArrayList;
import java.util.List;

/**
 * Every operation of the measured phase, by the second in which it was meant to start and its response time: the darker a
 * cell, the more operations. Cells of one shade are one path, so that the map stays small.
 */
final class HeatMap {

    private static final int ROWS = 44;
    private static final int ROW_PIXELS = 5;
    private static final List<String> SHADES =
            List.of("#d3e2f9", "#bdd4f4", "#97b9ea", "#6d9ade", "#4479cc", "#2557a8", "#143872");

    private final ChartFrame frame;
    private final Markup page;
    private final Columns columns;
    private final List<LimitMark> limits;
    private final long[][] cells;
    private final long most;

    HeatMap(Markup page, Columns columns, LatencyScale scale, List<LimitMark> limits) {
        this.page = page;
        this.frame = new ChartFrame(page, scale, ROWS * ROW_PIXELS);
        this.columns = columns;
        this.limits = limits;
        this.cells = columns.columns().stream()
                .map(column -> counts(column.response(), scale))
                .toArray(long[][]::new);
        long greatest = 1;
        for (long[] column : cells) {
            for (long count : column) {
                greatest = Math.max(greatest, count);
            }
        }
        this.most = greatest;
    }

    /** Returns how many operations of a column are in each row, from the bottom. */
    private static long[] counts(LatencyHistogram response, LatencyScale scale) {
        long[] counts = new long[ROWS];
        long below = 0;
        for (int row = 0; row < ROWS; row++) {
            boolean isTop = row == ROWS - 1;
            long upTo = isTop ? response.count() : response.countAtMost(scale.nanosAt((row + 1.0) / ROWS));
            counts[row] = upTo - below;
            below = upTo;
        }
        return counts;
    }

    /** Returns the shades from few to many operations. */
    static List<String> shades() {
        return SHADES;
    }

    /** Returns how many operations the darkest cell holds. */
    long most() {
        return most;
    }

    void draw() {
        frame.open("Every operation by second and response time; the fullest cell holds " + most, 0);
        frame.latencies();
        frame.seconds(new TimeScale(columns.seconds()), 0);
        page.add(
                "<svg width='100%' height='{}' viewBox='0 0 {} {}' preserveAspectRatio='none'"
                        + " shape-rendering='crispEdges'><g transform='translate(0 .5)' fill='none' stroke-width='1'>",
                frame.height(), columns.seconds(), ROWS);
        List<StringBuilder> paths = paths();
        for (int shade = 0; shade < SHADES.size(); shade++) {
            if (!paths.get(shade).isEmpty()) {
                page.add("<path stroke='{}' d='{}'/>", SHADES.get(shade), paths.get(shade));
            }
        }
        page.add("</g></svg>");
        frame.limits(limits);
        frame.close();
    }

    private List<StringBuilder> paths() {
        List<StringBuilder> paths = new ArrayList<>();
        SHADES.forEach(shade -> paths.add(new StringBuilder()));
        for (int row = 0; row < ROWS; row++) {
            addRow(row, paths);
        }
        return paths;
    }

    /** Adds the runs of equal shade in a row. */
    private void addRow(int row, List<StringBuilder> paths) {
        int from = 0;
        while (from < cells.length) {
            int shade = shade(cells[from][row]);
            int to = from + 1;
            while (to < cells.length && shade(cells[to][row]) == shade) {
                to++;
            }
            if (shade >= 0) {
                Columns.Column last = columns.columns().get(to - 1);
                int second = columns.columns().get(from).fromSecond();
                paths.get(shade)
                        .append('M')
                        .append(second)
                        .append(' ')
                        .append(ROWS - 1 - row)
                        .append('h')
                        .append(last.fromSecond() + last.seconds() - second);
            }
            from = to;
        }
    }

    /** Returns the shade of a count, by the square of its logarithm; -1 for an empty cell. */
    private int shade(long count) {
        if (count == 0) {
            return -1;
        }
        double share = most == 1 ? 1 : Math.log((double) count) / Math.log((double) most);
        return (int) Math.min(SHADES.size() - 1, Math.floor(SHADES.size() * share * share));
    }
}
