package io.sloguard.report.html;

import io.sloguard.report.EndWords;
import io.sloguard.report.GeneratorWords;
import io.sloguard.report.LoadText;
import io.sloguard.report.Markup;
import io.sloguard.report.VerdictWords;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.diagnosis.Diagnosis;
import io.sloguard.scenario.Invariant;
import io.sloguard.slo.VerdictState;
import java.util.List;
import java.util.Optional;

/** One scenario: its verdicts, its charts, why it was slow, what went wrong, what it counted, and how the load generator fared. */
final class ScenarioSection {

    private final Markup page;
    private final Standing standing;
    private final ScenarioResult scenario;
    private final Optional<Diagnosis> diagnosis;

    ScenarioSection(Markup page, Standing standing, Optional<Diagnosis> diagnosis) {
        this.page = page;
        this.standing = standing;
        this.scenario = standing.scenario();
        this.diagnosis = diagnosis;
    }

    void write() {
        page.add("<section class='scenario' id='{}'>\n<h2>", standing.anchor());
        page.add(
                "<font color='{}'>{}</font> {} <small><font color='{}'>{}</font></small></h2>\n",
                Ink.of(standing.state()).colour(),
                VerdictWords.symbol(standing.state()),
                scenario.name(),
                Ink.MUTED.colour(),
                LoadText.words(scenario.load()));
        new VerdictList(page).write(standing.verdicts());
        scenario.error().ifPresent(this::error);
        scenario.earlyEnd()
                .ifPresent(end -> page.add(
                        "<p class='notice'><b>! Ended early:</b> {}</p>\n",
                        Excerpt.of(scenario.name() + " was " + EndWords.of(end))));
        if (scenario.counts().scheduled() > 0) {
            new ScenarioCharts(page, standing).write();
            diagnosis.ifPresent(found -> new SlowSection(page, found).write());
            measured();
        } else if (scenario.error().isEmpty()) {
            page.add("<p class='notice'><b>! Not measured.</b> No operation was planned in the measured phase.</p>\n");
        }
        invariants();
        page.add("</section>\n");
    }

    private void error(String why) {
        page.add(
                "<p class='notice'><b>! {}:</b> {}</p>\n",
                scenario.counts().scheduled() == 0 ? "Not measured" : "Not measured completely",
                Excerpt.of(why));
    }

    private void measured() {
        page.add("<div class='tables'><div>");
        new LatencyTable(page).write(scenario);
        page.add("<div class='table'><h3>Load generator</h3><ul>");
        GeneratorWords.of(scenario).forEach(sentence -> page.add("<li>{}</li>", sentence));
        page.add("</ul></div></div>\n<div>");
        ObservationTables tables = new ObservationTables(page);
        tables.errors(scenario);
        tables.counters(scenario.observations().counters());
        page.add("</div></div>\n");
    }

    private void invariants() {
        List<Invariant> invariants = standing.invariants();
        if (invariants.isEmpty()) {
            return;
        }
        page.add("<div class='table'><h3>Invariants after the load</h3><ul class='invariants'>");
        for (Invariant invariant : invariants) {
            page.add("<li>");
            Pill.write(page, invariant.holds() ? VerdictState.PASS : VerdictState.FAIL);
            page.add(" {} ", Excerpt.of(invariant.name()));
            page.add("<font color='{}'>{}</font></li>", Ink.MUTED.colour(), Excerpt.of(invariant.detail()));
        }
        page.add("</ul></div>\n");
    }
}
