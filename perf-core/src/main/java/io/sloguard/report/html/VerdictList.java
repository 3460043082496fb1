package io.sloguard.report.html;

import io.sloguard.report.Figures;
import io.sloguard.report.Markup;
import io.sloguard.report.VerdictWords;
import io.sloguard.slo.Verdict;
import java.util.List;

/** The verdicts about one subject in short: state, objective, observed value. */
final class VerdictList {

    private final Markup page;

    VerdictList(Markup page) {
        this.page = page;
    }

    void write(List<Verdict> verdicts) {
        page.add("<ul class='verdicts'>");
        for (Verdict verdict : verdicts) {
            page.add("<li>");
            Pill.write(page, verdict.state());
            page.add(" <b>{}</b>", VerdictWords.objective(verdict));
            if (verdict.evidence().observed().isPresent()) {
                page.add(
                        ": {} {}",
                        VerdictWords.observed(verdict),
                        Figures.bounds(verdict.objective(), verdict.evidence()));
            }
            page.add("</li>");
        }
        page.add("</ul>\n");
    }
}
