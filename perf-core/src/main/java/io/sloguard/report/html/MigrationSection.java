package io.sloguard.report.html;

import io.sloguard.report.Figures;
import io.sloguard.report.GeneratorWords;
import io.sloguard.report.Markup;
import io.sloguard.report.Urgency;
import io.sloguard.report.VerdictWords;
import io.sloguard.result.Blocker;
import io.sloguard.result.BuildPhase;
import io.sloguard.result.LockWait;
import io.sloguard.result.LookGaps;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.MigrationTrial;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScaledControl;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.slo.Objective;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One migration under load: its verdicts, what it did to the response times beside what the control did, its phases, and
 * whom it waited for.
 */
final class MigrationSection {

    private static final String NONE = "–";

    private final Markup page;
    private final MigrationResult result;
    private final List<Verdict> verdicts;

    /**
     * Creates the section of one migration.
     *
     * @param verdicts the verdicts about it
     */
    MigrationSection(Markup page, MigrationResult result, List<Verdict> verdicts) {
        this.page = page;
        this.result = result;
        this.verdicts = verdicts;
    }

    void write(String anchor, RunResult run) {
        VerdictState state = Urgency.most(verdicts);
        page.add("<section class='migration' id='{}'>\n<h2>", anchor);
        page.add(
                "<font color='{}'>{}</font> {} <small><font color='{}'>migrated under {}</font></small></h2>\n",
                Ink.of(state).colour(),
                VerdictWords.symbol(state),
                result.name(),
                Ink.MUTED.colour(),
                result.scenario());
        changes();
        new VerdictList(page).write(verdicts);
        result.error().ifPresent(why -> notice("Not tried", why));
        result.withoutControl().ifPresent(why -> notice("No control", why));
        result.repeated().ifPresent(why -> notice("Tried twice", "the first said nothing: " + why));
        result.proof().flatMap(MigrationTrial::failure).ifPresent(why -> notice("The migration failed", why));
        result.control().flatMap(MigrationTrial::failure).ifPresent(why -> notice("The control failed", why));
        result.scaledControl()
                .flatMap(scaled -> scaled.trial().failure())
                .ifPresent(why -> notice("The control on the scaled table failed", why));
        result.proof().ifPresent(this::trials);
        SlowSection.of(
                page,
                run,
                result.name(),
                DiagnosedRun.Part.PROOF,
                DiagnosedRun.Part.CONTROL,
                DiagnosedRun.Part.SCALED_CONTROL);
        page.add("</section>\n");
    }

    private void changes() {
        if (result.proof().isEmpty()) {
            return;
        }
        page.add("<pre>{}", Excerpt.of(result.proof().get().change()));
        result.control().ifPresent(control -> page.add("\ncontrol: {}", Excerpt.of(control.change())));
        page.add("</pre>\n");
    }

    private void notice(String what, String why) {
        page.add("<p class='notice'><b>! {}:</b> {}</p>\n", what, Excerpt.of(why));
    }

    private void trials(MigrationTrial proof) {
        LatencyScale scale = MigrationTimeLine.scale(result, latencyVerdicts());
        page.add("<div class='pair'>\n");
        chart("Proof", "as it is written", proof, scale);
        result.control().ifPresent(control -> chart("Control", "the blocking way", control, scale));
        result.scaledControl()
                .ifPresent(scaled ->
                        chart("Scaled control", "the blocking way, on " + size(scaled), scaled.trial(), scale));
        page.add(
                "</div>\n<p class='key'>Each bar is the greatest response time of {} of the run, by intended start. The shaded"
                        + " part is the time of the migration; below it when a transaction was left open, what the migration"
                        + " did, and when somebody waited for a table.</p>\n<div class='tables'>",
                Figures.duration(Duration.ofNanos(proof.maxima().slotNanos())));
        page.add("<div>");
        windows(proof);
        health(proof);
        page.add("</div>\n");
        phases(proof);
        page.add("</div>\n");
    }

    private List<Verdict> latencyVerdicts() {
        return verdicts.stream()
                .filter(verdict -> verdict.objective().objective() instanceof Objective.LatencyQuantile
                        || verdict.objective().objective() instanceof Objective.Maximum)
                .toList();
    }

    private void chart(String name, String words, MigrationTrial trial, LatencyScale scale) {
        page.add("<div class='chart'><p class='caption'><b>{}</b> {}</p>\n", name, words);
        new MigrationTimeLine(page, trial, scale, latencyVerdicts()).draw(name);
        page.add("</div>\n");
    }

    private void windows(MigrationTrial proof) {
        page.add("<div class='table'><h3>Response times in ms</h3><table width='100%' cellpadding='4' cellspacing='0'"
                + " border='0'><thead><tr><th></th><th align='right'>n</th><th align='right'>p50</th>"
                + "<th align='right'>p99</th><th align='right'>max</th><th align='right'>errors</th>"
                + "<th align='right'>lock wait</th></tr></thead><tbody>\n");
        row("Before", proof.windows().before(), NONE);
        row(
                "During, " + Figures.duration(Duration.ofNanos(proof.during().nanos())),
                proof.windows().during(),
                longestWait(proof));
        row("After", proof.windows().after(), NONE);
        result.control()
                .ifPresent(control -> row(
                        "Control, "
                                + Figures.duration(
                                        Duration.ofNanos(control.during().nanos())),
                        control.windows().during(),
                        longestWait(control)));
        result.scaledControl()
                .ifPresent(scaled -> row(
                        "Control on " + size(scaled) + ", "
                                + Figures.duration(
                                        Duration.ofNanos(scaled.trial().during().nanos())),
                        scaled.trial().windows().during(),
                        longestWait(scaled.trial())));
        page.add("</tbody></table></div>\n");
    }

    private static String size(ScaledControl scaled) {
        return scaled.table() + " of " + Figures.count(scaled.rows()) + " rows";
    }

    private void row(String name, ScenarioResult window, String longestWait) {
        boolean isMeasured = window.counts().scheduled() > 0;
        page.add("<tr><th align='left' scope='row'>{}</th>", name);
        number(Figures.count(window.counts().scheduled()));
        number(isMeasured ? Figures.millis(window.quantileNanos(0.5)) : NONE);
        number(isMeasured ? Figures.millis(window.quantileNanos(0.99)) : NONE);
        number(isMeasured ? Figures.millis(window.latencies().response().maxNanos()) : NONE);
        number(Figures.count(window.counts().errors()));
        number(longestWait);
        page.add("</tr>\n");
    }

    private static String longestWait(MigrationTrial trial) {
        return Figures.millis(
                trial.waits().stream().mapToLong(LockWait::leastNanos).max().orElse(0));
    }

    private void number(String figure) {
        page.add("<td align='right' class='number'>{}</td>", figure);
    }

    private void health(MigrationTrial proof) {
        LookGaps gaps = proof.watch().gaps();
        page.add("<div class='table'><h3>Load generator, and the watch of the locks</h3><ul>");
        GeneratorWords.of(proof.windows().during()).forEach(sentence -> page.add("<li>{}</li>", sentence));
        page.add(
                "<li>The locks were looked at {} times while the migration ran, {} ms apart at p50, {} ms at p99, {} ms at"
                        + " most. No wait of more than {} ms was missed.</li></ul></div>\n",
                Figures.count(proof.watch().looks()),
                Figures.millis(gaps.medianNanos()),
                Figures.millis(gaps.p99Nanos()),
                Figures.millis(gaps.longestNanos()),
                Figures.millis(gaps.longestMissedNanos()));
    }

    private void phases(MigrationTrial proof) {
        List<BuildPhase> phases = proof.watch().phases();
        if (phases.isEmpty()) {
            return;
        }
        page.add(
                "<div class='table'><h3>Phases of the migration</h3><table width='100%' cellpadding='4' cellspacing='0'"
                        + " border='0'><thead><tr><th align='left'>Phase</th><th align='right'>at s</th>"
                        + "<th align='right'>ms</th></tr></thead><tbody>\n");
        for (BuildPhase phase : phases) {
            page.add("<tr><th align='left' scope='row'>{}", Excerpt.of(phase.name()));
            phase.blockers().forEach(this::blocker);
            page.add("</th>");
            number(String.format(Locale.ROOT, "%.2f", phase.span().fromNanos() / 1e9));
            number(Figures.millis(phase.span().nanos()));
            page.add("</tr>\n");
        }
        page.add("</tbody></table></div>\n");
    }

    private void blocker(Blocker blocker) {
        page.add(
                "<br/><font color='{}'>waited for session {} of {}: </font><code>{}</code>",
                Ink.MUTED.colour(),
                blocker.session(),
                blocker.application().isEmpty() ? "an unnamed application" : Excerpt.of(blocker.application()),
                Excerpt.of(blocker.statement()));
    }
}
