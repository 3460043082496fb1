package io.sloguard.report.html;

import io.sloguard.report.Figures;
import io.sloguard.report.LoadText;
import io.sloguard.report.Markup;
import io.sloguard.report.Urgency;
import io.sloguard.report.VerdictWords;
import io.sloguard.result.ExperimentPair;
import io.sloguard.result.ExperimentResult;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.util.List;

/** One experiment: its claims, a chart of its pairs for each of them, and what each run measured. */
final class ExperimentSection {

    private static final String NONE = "–";

    private final Markup page;
    private final ExperimentResult experiment;
    private final List<Verdict> verdicts;

    ExperimentSection(Markup page, ExperimentResult experiment, List<Verdict> verdicts) {
        this.page = page;
        this.experiment = experiment;
        this.verdicts = verdicts;
    }

    void write(String anchor, RunResult result) {
        VerdictState state = Urgency.most(verdicts);
        page.add("<section class='experiment' id='{}'>\n<h2>", anchor);
        page.add(
                "<font color='{}'>{}</font> {} <small><font color='{}'>{}</font></small></h2>\n",
                Ink.of(state).colour(),
                VerdictWords.symbol(state),
                experiment.name(),
                Ink.MUTED.colour(),
                "experiment");
        page.add(
                "<p><b>a</b> {} · <b>b</b> {} · {}{}{}</p>\n",
                experiment.wordsOfA(),
                experiment.wordsOfB(),
                Figures.counted(experiment.pairs().size(), "pair"),
                experiment.isControlled() ? ", each with a second run of a as control" : "",
                experiment
                        .runs()
                        .findFirst()
                        .map(run -> " · each run " + LoadText.words(run.load()))
                        .orElse(""));
        new VerdictList(page).write(verdicts);
        experiment
                .error()
                .ifPresent(why -> page.add("<p class='notice'><b>! Not complete:</b> {}</p>\n", Excerpt.of(why)));
        if (!experiment.pairs().isEmpty()) {
            charts();
            table();
        }
        SlowSection.of(page, result, experiment.name(), DiagnosedRun.Part.VARIANT_A, DiagnosedRun.Part.VARIANT_B);
        page.add("</section>\n");
    }

    private void charts() {
        page.add("<div class='pair'>\n");
        verdicts.forEach(verdict -> new PairChart(page, experiment, verdict).draw());
        page.add("</div>\n");
    }

    private void table() {
        page.add("<div class='table'><h3>Every run</h3><table width='100%' cellpadding='4' cellspacing='0' border='0'>"
                + "<thead><tr><th align='left'>Pair</th><th align='left'>First</th>"
                + "<th align='right'>a p50 ms</th><th align='right'>b p50 ms</th>"
                + "<th align='right'>a p95 ms</th><th align='right'>b p95 ms</th>"
                + "<th align='right'>a p99 ms</th><th align='right'>b p99 ms</th>"
                + "<th align='right'>Errors of a</th><th align='right'>Errors of b</th></tr></thead><tbody>\n");
        int number = 0;
        for (ExperimentPair pair : experiment.pairs()) {
            number++;
            page.add("<tr><th align='left' scope='row'>{}</th><td>{}</td>", number, number % 2 == 1 ? "a" : "b");
            for (double quantile : new double[] {0.5, 0.95, 0.99}) {
                number(quantile(pair.a(), quantile));
                number(quantile(pair.b(), quantile));
            }
            number(Figures.count(pair.a().counts().errors()));
            number(Figures.count(pair.b().counts().errors()));
            page.add("</tr>\n");
        }
        page.add("</tbody></table></div>\n");
    }

    private static String quantile(ScenarioResult run, double quantile) {
        return run.counts().scheduled() == 0 ? NONE : Figures.millis(run.quantileNanos(quantile));
    }

    private void number(String figure) {
        page.add("<td align='right' class='number'>{}</td>", figure);
    }
}
