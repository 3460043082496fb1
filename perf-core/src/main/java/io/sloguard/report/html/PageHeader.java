package io.sloguard.report.html;

import io.sloguard.report.Figures;
import io.sloguard.report.Headline;
import io.sloguard.report.Markup;
import io.sloguard.report.TrustFact;
import io.sloguard.report.VerdictWords;
import io.sloguard.result.RunResult;
import io.sloguard.slo.BrokenInvariant;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Subject;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.util.List;

/** The verdict in one sentence, what broke and by how much, and what decides whether the figures can be trusted. */
final class PageHeader {

    private static final int MOST_BROKEN = 8;

    private final Markup page;
    private final Anchors anchors;

    PageHeader(Markup page, Anchors anchors) {
        this.page = page;
        this.anchors = anchors;
    }

    void write(JudgedRun run, Headline headline) {
        RunResult result = run.result();
        page.add("<header class='{}'>\n", Pill.cssClass(headline.state()));
        page.add(
                "<h1><font color='{}'>{}</font> {}</h1>\n<p class='when'>",
                Ink.of(headline.state()).colour(),
                VerdictWords.symbol(headline.state()),
                headline.sentence());
        if (!headline.rest().isEmpty()) {
            page.add("<b>{}</b> · ", headline.rest());
        }
        page.add("{}</p>\n", Headline.when(result));
        broken(run);
        chips(TrustFact.of(result));
        page.add("</header>\n");
    }

    private void chips(List<TrustFact> facts) {
        page.add("<ul class='chips'>\n");
        for (TrustFact fact : facts) {
            page.add(
                    fact.isWarning() ? "<li class='warning'>! {} <b>{}</b></li>\n" : "<li>{} <b>{}</b></li>\n",
                    fact.name(),
                    fact.value());
        }
        page.add("</ul>\n");
    }

    private void broken(JudgedRun run) {
        List<Verdict> broken = run.judgement().verdicts().stream()
                .filter(verdict -> verdict.state() == VerdictState.FAIL)
                .toList();
        List<BrokenInvariant> invariants = run.judgement().brokenInvariants();
        if (broken.isEmpty() && invariants.isEmpty()) {
            return;
        }
        page.add("<ul class='broken'>\n");
        invariants.stream().limit(MOST_BROKEN).forEach(this::broken);
        broken.stream().limit(MOST_BROKEN).forEach(this::broken);
        int more = Math.max(0, broken.size() - MOST_BROKEN) + Math.max(0, invariants.size() - MOST_BROKEN);
        if (more > 0) {
            page.add("<li>and {} more, below</li>\n", Figures.count(more));
        }
        page.add("</ul>\n");
    }

    private void broken(Verdict verdict) {
        page.add("<li>");
        anchors.write(page, verdict.objective().about());
        page.add(
                " {}: observed <b>{}</b> {}<br/><font color='{}'>{}</font></li>\n",
                VerdictWords.objective(verdict),
                VerdictWords.observed(verdict),
                Figures.bounds(verdict.objective(), verdict.evidence()),
                Ink.MUTED.colour(),
                Excerpt.of(VerdictWords.reason(verdict)));
    }

    private void broken(BrokenInvariant broken) {
        page.add("<li>");
        anchors.write(page, new Subject.Scenario(broken.scenario()));
        page.add(
                " broken invariant: {}: <b>{}</b></li>\n",
                Excerpt.of(broken.invariant().name()),
                Excerpt.of(broken.invariant().detail()));
    }
}
