package io.sloguard.report.html;

import io.sloguard.PerfException;
import io.sloguard.report.Headline;
import io.sloguard.report.Markup;
import io.sloguard.report.VerdictWords;
import io.sloguard.result.ExperimentResult;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.QueryPlanResult;
import io.sloguard.slo.JudgedRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The report as one document: what is said in which order. A part of a result that deserves a section of its own is one
 * more class like {@link ScenarioSection} and one more line in {@link #of}, before the footer.
 */
final class HtmlPage {

    private static final String STYLE_SHEET = "report.css";

    private HtmlPage() {}

    static String of(JudgedRun run, String reproduce) {
        Markup page = new Markup();
        Headline headline = Headline.of(run.judgement());
        Anchors anchors = new Anchors(run.result());
        List<Standing> standings = Standing.of(run, anchors);
        begin(page, VerdictWords.symbol(headline.state()) + " " + headline.sentence());
        new PageHeader(page, anchors).write(run, headline);
        new ObjectiveTable(page, anchors).write(run, standings);
        standings.forEach(standing -> new ScenarioSection(
                        page,
                        standing,
                        run.result().diagnosis(standing.scenario().name()))
                .write());
        new BaselineSection(page).write(run.result(), run.judgement());
        for (QueryPlanResult plans : run.result().queryPlans()) {
            new QueryPlanSection(page, plans, run.judgement().of(plans.name())).write(anchors.of(plans.name()));
        }
        for (MigrationResult migration : run.result().migrations()) {
            new MigrationSection(page, migration, run.judgement().of(migration.name()))
                    .write(anchors.of(migration.name()), run.result());
        }
        for (ExperimentResult experiment : run.result().experiments()) {
            new ExperimentSection(page, experiment, run.judgement().of(experiment.name()))
                    .write(anchors.of(experiment.name()), run.result());
        }
        new PageFooter(page)
                .write(
                        reproduce,
                        run.result().seed(),
                        run.result().environment().commit(),
                        standings);
        end(page);
        return page.document();
    }

    /** Adds everything before the first section. */
    static void begin(Markup page, String title) {
        page.add(
                "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'/>"
                        + "<meta name='viewport' content='width=device-width, initial-scale=1'/>"
                        + "<title>{} · perf report</title>\n",
                title);
        page.add("<style>\n" + styleSheet() + "</style></head>\n<body><font face='{}'>\n<main>\n", Svg.FONT);
    }

    /** Adds everything after the last section. */
    static void end(Markup page) {
        page.add("</main>\n</font></body></html>\n");
    }

    private static String styleSheet() {
        try (InputStream resource = HtmlPage.class.getResourceAsStream(STYLE_SHEET)) {
            if (resource == null) {
                throw new PerfException(
                        STYLE_SHEET + " is missing beside " + HtmlPage.class.getName() + ": the jar is damaged");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new PerfException("the style sheet of the report cannot be read: " + unreadable, unreadable);
        }
    }
}
