package io.sloguard.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.report.Markup;
import io.sloguard.report.SampleLoad;
import io.sloguard.result.ScenarioResult;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HeatMapTest {

    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)");

    @Test
    void every_second_with_operations_has_a_cell_and_no_cell_is_painted_twice() throws Exception {
        SampleLoad load = new SampleLoad("any", 100, 30).latency(40, 0.6);
        int[][] painted = painted(map(load.result()));

        for (int[] second : painted) {
            assertThat(second).contains(1).containsOnly(0, 1);
        }
    }

    @Test
    void fullest_cell_is_the_darkest() throws Exception {
        HeatMap map = new HeatMap(
                new Markup(), Columns.of(steady().blocks()), new LatencyScale(1_000_000, 1_000_000_000), List.of());

        assertThat(map.most()).isEqualTo(50);
        assertThat(map(steady()).attributes("stroke")).contains(HeatMap.shades().get(6));
    }

    /** Every operation takes about as long as every other, so that each second has one cell of 50. */
    private static ScenarioResult steady() {
        return new SampleLoad("steady", 50, 5).latency(31, 0.0001).slow(0, 0, 1).result();
    }

    private static ReportDocument map(ScenarioResult result) throws Exception {
        Markup page = new Markup();
        LatencyScale scale = new LatencyScale(1_000_000, 1_000_000_000);
        new HeatMap(page, Columns.of(result.blocks()), scale, List.of()).draw();
        return ReportDocument.parse(page.document());
    }

    /** Returns how often each cell is painted, by second and row. */
    private static int[][] painted(ReportDocument map) {
        int[][] painted = new int[30][44];
        for (String path : map.attributes("d")) {
            Matcher run = RUN.matcher(path);
            while (run.find()) {
                int from = Integer.parseInt(run.group(1));
                int row = Integer.parseInt(run.group(2));
                for (int second = from; second < from + Integer.parseInt(run.group(3)); second++) {
                    painted[second][row]++;
                }
            }
        }
        return painted;
    }
}
