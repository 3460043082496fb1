package io.sloguard.report.html;

import io.sloguard.report.Figures;
import io.sloguard.report.Markup;
import io.sloguard.report.VerdictWords;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Judgement;
import io.sloguard.slo.Subject;
import io.sloguard.slo.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every objective of the run with its limit, what was observed, its bounds, how many operations, and why. */
final class ObjectiveTable {

    private final Markup page;
    private final Anchors anchors;

    ObjectiveTable(Markup page, Anchors anchors) {
        this.page = page;
        this.anchors = anchors;
    }

    void write(JudgedRun run, List<Standing> standings) {
        page.add("<section class='objectives'><h2>Objectives</h2>\n");
        page.add("<table class='wide' width='100%' cellpadding='6' cellspacing='0' border='0'><thead><tr>"
                + "<th align='left'>Verdict</th><th align='left'>Objective</th>"
                + "<th align='left' width='30%'>Observed value against the limit</th>"
                + "<th align='right'>Observed</th><th align='right'>Bounds</th>"
                + "<th align='right'>n</th></tr></thead>\n");
        groups(run.judgement(), standings).forEach(this::group);
        page.add("</table>\n<p class='key'>");
        key();
        page.add("</p></section>\n");
    }

    /** Returns the verdicts by what they are about: the scenarios by urgency, then whatever else there is. */
    private static Map<Subject, List<Verdict>> groups(Judgement judgement, List<Standing> standings) {
        Map<Subject, List<Verdict>> groups = new LinkedHashMap<>();
        standings.forEach(
                standing -> groups.put(new Subject.Scenario(standing.scenario().name()), new ArrayList<>()));
        for (Verdict verdict : judgement.verdicts()) {
            groups.computeIfAbsent(verdict.objective().about(), subject -> new ArrayList<>())
                    .add(verdict);
        }
        groups.values().removeIf(List::isEmpty);
        return groups;
    }

    private void group(Subject subject, List<Verdict> verdicts) {
        page.add("<tbody><tr class='subject'><th colspan='6' align='left' scope='rowgroup'>");
        anchors.write(page, subject);
        page.add("</th></tr>\n");
        verdicts.forEach(this::row);
        page.add("</tbody>\n");
    }

    private void row(Verdict verdict) {
        page.add("<tr class='verdict'><td class='state'>");
        Pill.write(page, verdict.state());
        page.add("</td><td class='objective'><b>{}</b></td><td class='drawn'>", VerdictWords.objective(verdict));
        new BulletChart(page, verdict).draw();
        page.add(
                "</td><td align='right' class='number observed'><b>{}</b></td><td align='right' class='number"
                        + " bounds'>{}</td><td align='right' class='number n'>{}</td></tr>\n",
                VerdictWords.observed(verdict),
                VerdictWords.bounds(verdict),
                Figures.count(verdict.evidence().operations()));
        VerdictWords.plain(verdict)
                .ifPresent(plain ->
                        page.add("<tr class='plain'><td></td><td colspan='5'>{}</td></tr>\n", Excerpt.of(plain)));
        page.add("<tr class='reason'><td></td><td colspan='5'><font color='{}'>", Ink.MUTED.colour());
        page.add("{}", Excerpt.of(VerdictWords.reason(verdict)));
        verdict.warnings().forEach(warning -> page.add(" · {}", warning));
        verdict.objective().declaredAt().ifPresent(at -> page.add(" · <code>{}</code>", at));
        page.add("</font></td></tr>\n");
    }

    private void key() {
        page.add("The mark ");
        Samples.limit(page);
        page.add(" is the limit, always two thirds of the way; the darker side is within it. The dot is the observed"
                + " value, the bar its bounds: each holds with the confidence that is stated, 95 % unless a phase may go on. <b>Held</b> and <b>broken</b> are proven"
                + " by the counts; what they leave open is <b>undecided</b>, and never green.");
    }
}
