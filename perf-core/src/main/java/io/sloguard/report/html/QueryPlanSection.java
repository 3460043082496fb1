package io.sloguard.report.html;

import io.sloguard.report.Figures;
import io.sloguard.report.Markup;
import io.sloguard.report.Urgency;
import io.sloguard.report.VerdictWords;
import io.sloguard.result.ExplainedPlan;
import io.sloguard.result.PlanSample;
import io.sloguard.result.QueryPlanResult;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.util.List;
import java.util.Locale;

/** The plans of one guarded query: its verdicts, what each plan touched and took before and now, and the trees. */
final class QueryPlanSection {

    private static final String NONE = "–";

    private final Markup page;
    private final QueryPlanResult result;
    private final List<Verdict> verdicts;

    /**
     * Creates the section of one guard.
     *
     * @param verdicts the verdicts about it
     */
    QueryPlanSection(Markup page, QueryPlanResult result, List<Verdict> verdicts) {
        this.page = page;
        this.result = result;
        this.verdicts = verdicts;
    }

    void write(String anchor) {
        VerdictState state = Urgency.most(verdicts);
        page.add("<section class='plans' id='{}'>\n<h2>", anchor);
        page.add(
                "<font color='{}'>{}</font> {} <small><font color='{}'>query plans</font></small></h2>\n",
                Ink.of(state).colour(),
                VerdictWords.symbol(state),
                result.name(),
                Ink.MUTED.colour());
        page.add("<pre>{}</pre>\n", Excerpt.of(result.sql()));
        new VerdictList(page).write(verdicts);
        result.error().ifPresent(why -> notice("No plans", why));
        result.withoutBefore().ifPresent(why -> notice("No state before", why));
        if (!result.plans().isEmpty()) {
            table();
            result.plans().forEach(this::trees);
        }
        page.add("</section>\n");
    }

    private void notice(String what, String why) {
        page.add("<p class='notice'><b>! {}:</b> {}</p>\n", what, Excerpt.of(why));
    }

    private void table() {
        page.add("<div class='table'><h3>Medians before and now</h3><table width='100%' cellpadding='4' cellspacing='0'"
                + " border='0'><thead><tr><th align='left'>Binding</th><th align='left'>Planned for</th>"
                + "<th align='right'>Buffers before</th><th align='right'>Buffers</th>"
                + "<th align='right'>ms before</th><th align='right'>ms</th></tr></thead><tbody>\n");
        for (ExplainedPlan plan : result.plans()) {
            page.add("<tr><th align='left' scope='row'>{}</th><td>{}</td>", plan.binding(), kind(plan));
            number(plan.before()
                    .map(before -> Figures.count(before.medianBuffers()))
                    .orElse(NONE));
            number(Figures.count(plan.now().medianBuffers()));
            number(plan.before()
                    .map(before -> Figures.millis(before.medianNanos()))
                    .orElse(NONE));
            number(Figures.millis(plan.now().medianNanos()));
            page.add("</tr>\n");
        }
        page.add("</tbody></table></div>\n");
    }

    private void number(String figure) {
        page.add("<td align='right' class='number'>{}</td>", figure);
    }

    private void trees(ExplainedPlan plan) {
        page.add("<div class='tables'>");
        plan.before().ifPresent(before -> tree(plan, "before", before));
        tree(plan, "now", plan.now());
        page.add("</div>\n");
    }

    private void tree(ExplainedPlan plan, String when, PlanSample sample) {
        page.add(
                "<div class='table'><h3>{} {}, {}</h3><pre class='plan'>{}</pre></div>",
                plan.binding(),
                kind(plan),
                when,
                PlanTree.of(sample.root()));
    }

    private static String kind(ExplainedPlan plan) {
        return plan.kind().name().toLowerCase(Locale.ROOT);
    }
}
