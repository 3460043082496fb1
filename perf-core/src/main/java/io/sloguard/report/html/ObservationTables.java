package io.sloguard.report.html;

import io.sloguard.report.Figures;
import io.sloguard.report.Markup;
import io.sloguard.result.FailureGroup;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.ScenarioResult;
import java.util.List;
import java.util.Map;

/** What became of the planned operations, the errors by kind, and what a scenario counted. */
final class ObservationTables {

    private static final int MOST_KINDS = 20;

    private final Markup page;

    ObservationTables(Markup page) {
        this.page = page;
    }

    void errors(ScenarioResult scenario) {
        OutcomeCounts counts = scenario.counts();
        page.add(
                "<div class='table errors'><h3>Outcomes</h3><p>{} planned = {} started + {} dropped;"
                        + " started = {} succeeded + {} failed + {} timed out + {} unfinished.</p>\n",
                Figures.count(counts.scheduled()),
                Figures.count(counts.started()),
                Figures.count(counts.dropped()),
                Figures.count(counts.ok()),
                Figures.count(counts.failed()),
                Figures.count(counts.timedOut()),
                Figures.count(counts.unfinished()));
        List<FailureGroup> failures = scenario.observations().failures();
        if (!failures.isEmpty()) {
            kinds(failures, counts.scheduled());
        }
        page.add("</div>\n");
    }

    private void kinds(List<FailureGroup> failures, long planned) {
        page.add("<table width='100%' cellpadding='4' cellspacing='0' border='0'><thead><tr>"
                + "<th align='right'>Errors</th><th align='right'>Share</th><th align='left'>Kind, and one of them</th>"
                + "</tr></thead><tbody>\n");
        for (FailureGroup group : failures.subList(0, Math.min(MOST_KINDS, failures.size()))) {
            page.add(
                    "<tr valign='top'><td align='right' class='number'>{}</td><td align='right' class='number'>{}</td>"
                            + "<td><b>{}</b><br/><code>{}</code></td></tr>\n",
                    Figures.count(group.count()),
                    Figures.percent((double) group.count() / planned),
                    Excerpt.of(group.kind()),
                    Excerpt.of(group.sample()));
        }
        page.add("</tbody></table>\n");
        if (failures.size() > MOST_KINDS) {
            page.add("<p>{} more kinds are in result.json.</p>\n", Figures.count(failures.size() - MOST_KINDS));
        }
    }

    void counters(Map<String, Long> counters) {
        if (counters.isEmpty()) {
            return;
        }
        page.add("<div class='table counters'><h3>Counted by the scenario</h3><table cellpadding='4' cellspacing='0'"
                + " border='0'><tbody>\n");
        counters.forEach((name, count) -> page.add(
                "<tr><th align='left' scope='row'>{}</th><td align='right' class='number'>{}</td></tr>\n",
                Excerpt.of(name),
                Figures.count(count)));
        page.add("</tbody></table></div>\n");
    }
}
