package io.sloguard.report.html;

import io.sloguard.report.Markup;
import io.sloguard.slo.VerdictState;
import java.util.List;

/** How to run the same again, and what the figures mean and do not mean. */
final class PageFooter {

    private final Markup page;

    PageFooter(Markup page) {
        this.page = page;
    }

    void write(String reproduce, long seed, String commit, List<Standing> standings) {
        page.add("<section class='reproduce'><h2>Run the same again</h2>\n<pre>");
        if (!commit.isEmpty()) {
            page.add("git checkout {}\n", commit);
        }
        page.add("{} -Dperf.seed={}", reproduce, seed);
        standings.stream()
                .filter(standing -> standing.state() != VerdictState.PASS)
                .forEach(standing -> page.add(
                        "\n{} -Dperf.seed={} -Dperf.scenario={}",
                        reproduce,
                        seed,
                        standing.scenario().name()));
        page.add("</pre>\n<p>The seed repeats arrivals and inputs, not the speed of the machine.</p></section>\n");
        meaning();
    }

    private void meaning() {
        page.add("<section class='meaning'><h2>What the figures mean</h2>\n<ul>"
                + "<li><b>Response time</b> runs from the moment an operation was <b>meant to start</b>, so waiting behind a"
                + " slow one counts; operations that failed, timed out, did not finish or were never started exceed every"
                + " limit.</li>"
                + "<li><b>Verdicts</b> rest on exact counts of operations above each limit, not on the charts, whose values"
                + " are rounded by up to 0.1&#160;%. They hold with 95&#160;% confidence each, for chance within this run.</li>"
                + "<li>They do <b>not</b> speak for another rate, amount of data, machine or day; and where few operations"
                + " stand behind a figure, such as the p99 of one second or the far right of a spectrum, it is one"
                + " operation’s luck.</li>"
                + "</ul></section>\n");
    }
}
