package io.sloguard.report.html;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.result.Block;
import io.sloguard.result.OutcomeCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * The seconds of a measured phase as columns of a chart. A long run has several seconds in one column: their operations
 * are taken together, none is left out.
 *
 * @param columns the columns, without gaps from second 0
 * @param secondsEach how many seconds a column holds; the last may hold fewer
 * @param seconds how many seconds there are in all
 */
record Columns(List<Column> columns, int secondsEach, int seconds) {

    /** The most columns of a chart. */
    static final int MOST = 120;

    private static final List<Integer> ROUND = List.of(
            1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400);

    /**
     * One column.
     *
     * @param fromSecond its first second
     * @param seconds how many it holds
     * @param counts what became of the operations that were meant to start in them
     * @param response their response times
     */
    record Column(int fromSecond, int seconds, OutcomeCounts counts, LatencyHistogram response) {

        /** Returns where its middle is, in seconds. */
        double middle() {
            return fromSecond + seconds / 2.0;
        }

        /** Returns its seconds in words: {@code second 12} or {@code seconds 30 to 44}. */
        String words() {
            return seconds == 1
                    ? "second " + fromSecond
                    : "seconds " + fromSecond + " to " + (fromSecond + seconds - 1);
        }
    }

    Columns {
        columns = List.copyOf(columns);
    }

    /** Returns the blocks as at most {@value #MOST} columns. */
    static Columns of(List<Block> blocks) {
        int each = ROUND.stream()
                .filter(seconds -> (long) seconds * MOST >= blocks.size())
                .findFirst()
                .orElse((blocks.size() + MOST - 1) / MOST);
        List<Column> columns = new ArrayList<>();
        for (int from = 0; from < blocks.size(); from += each) {
            columns.add(merged(blocks.subList(from, Math.min(from + each, blocks.size()))));
        }
        return new Columns(columns, each, blocks.size());
    }

    private static Column merged(List<Block> blocks) {
        OutcomeCounts counts = blocks.stream().map(Block::counts).reduce(OutcomeCounts.NONE, OutcomeCounts::plus);
        LatencyHistogram response =
                LatencyHistogram.sum(blocks.stream().map(Block::response).toList());
        return new Column(blocks.get(0).second(), blocks.size(), counts, response);
    }
}
