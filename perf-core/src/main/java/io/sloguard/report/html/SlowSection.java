package io.sloguard.report.html;

import io.sloguard.report.CauseWords;
import io.sloguard.report.Figures;
import io.sloguard.report.Markup;
import io.sloguard.report.SlowWords;
import io.sloguard.report.WatchWords;
import io.sloguard.result.RunResult;
import io.sloguard.result.diagnosis.CauseTime;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.result.diagnosis.Diagnosis;
import io.sloguard.result.diagnosis.SlowOperation;
import io.sloguard.result.diagnosis.SlowTime;
import java.util.List;

/** Why operations of one load were slow: where their time went, the traces of the slowest, and how they were watched. */
final class SlowSection {

    private static final int BAR_HEIGHT = 10;

    private final Markup page;
    private final Diagnosis diagnosis;

    SlowSection(Markup page, Diagnosis diagnosis) {
        this.page = page;
        this.diagnosis = diagnosis;
    }

    /** Writes what was found of some runs of a subject, as far as they were looked into. */
    static void of(Markup page, RunResult run, String subject, DiagnosedRun.Part... parts) {
        for (DiagnosedRun.Part part : parts) {
            run.diagnosis(new DiagnosedRun(subject, part)).ifPresent(found -> new SlowSection(page, found).write());
        }
    }

    void write() {
        page.add("<div class='slow'><h3>{}</h3>\n", heading(diagnosis.of().part()));
        if (diagnosis.slow().isEmpty()) {
            page.add("<p>No operation was above a latency limit.</p>\n");
        }
        diagnosis.slow().forEach(this::split);
        if (!diagnosis.slow().isEmpty()) {
            traces();
        }
        new ActivityTables(page).write(diagnosis.activity());
        watched();
        page.add("</div>\n");
    }

    private static String heading(DiagnosedRun.Part part) {
        return switch (part) {
            case MEASURED -> "Why it was slow";
            case CONFIRMATION -> "Why the fresh run was slow";
            case PROOF -> "Why it was slow during the migration";
            case CONTROL -> "Why the control was slow";
            case SCALED_CONTROL -> "Why the control on the scaled table was slow";
            case VARIANT_A -> "What the last run of a spent its time on";
            case VARIANT_B -> "What the last run of b spent its time on";
        };
    }

    private void split(SlowTime slow) {
        List<String> sentences = SlowWords.of(diagnosis, slow);
        if (!sentences.isEmpty()) {
            page.add("<p><b>{}</b>", ended(sentences.get(0)));
            sentences.stream().skip(1).forEach(sentence -> page.add(" {}", ended(sentence)));
            page.add("</p>\n");
        }
        page.add("<div class='table'><table width='100%' cellpadding='4' cellspacing='0' border='0'><thead><tr>"
                + "<th align='right'>Share</th><th align='left' width='15%'></th><th align='left'>Spent on</th>"
                + "<th align='right'>s</th><th align='right'>of it queued</th></tr></thead><tbody>\n");
        slow.causes().forEach(cause -> row(slow, cause));
        page.add(
                "</tbody></table><p><font color='{}'>The time of {}: {} s in all, from {} of their"
                        + " sessions.</font></p></div>\n",
                Ink.MUTED.colour(),
                SlowWords.operations(slow),
                seconds(slow.nanos()),
                Figures.counted(slow.samples(), "sample"));
    }

    private void row(SlowTime slow, CauseTime cause) {
        page.add("<tr valign='top'><td align='right' class='number'>{}</td><td>", Figures.percent(slow.share(cause)));
        bar(slow.share(cause));
        page.add("</td><td>{}", Excerpt.of(CauseWords.of(cause.cause(), diagnosis.activity())));
        cause.blockers()
                .forEach(blocked -> page.add(
                        "<br/><font color='{}'>{} s for {}</font>",
                        Ink.MUTED.colour(),
                        seconds(blocked.nanos()),
                        Excerpt.of(CauseWords.of(blocked.blocker()))));
        page.add(
                "</td><td align='right' class='number'>{}</td><td align='right' class='number'>{}</td></tr>\n",
                seconds(cause.nanos()),
                cause.queuedNanos() == 0 ? "–" : seconds(cause.queuedNanos()));
    }

    private void bar(double share) {
        page.add("<svg width='100%' height='{}' aria-hidden='true'>", BAR_HEIGHT);
        new Svg(page).zone(0, share, BAR_HEIGHT, Ink.P95);
        page.add("</svg>");
    }

    private void traces() {
        page.add(
                "<div class='table traces'><h3>The slowest operations</h3><table width='100%' cellpadding='4' cellspacing='0'"
                        + " border='0'><thead><tr><th align='right'>At s</th><th align='right'>Response ms</th>"
                        + "<th align='right'>Paused</th><th align='right'>Waited</th><th align='right'>Ran</th>"
                        + "<th align='left'>Seen</th></tr></thead><tbody>\n");
        for (SlowOperation operation : diagnosis.slowest()) {
            page.add("<tr valign='top'>");
            number(seconds(operation.intendedNanos()));
            number(Figures.millis(operation.responseNanos()));
            number(Figures.millis(operation.pausedNanos()));
            number(Figures.millis(operation.waitedNanos()));
            number(Figures.millis(operation.serviceNanos()));
            page.add("<td>{}</td></tr>\n", Excerpt.of(WatchWords.steps(operation)));
        }
        page.add("</tbody></table></div>\n");
    }

    private void watched() {
        page.add("<div class='table'><h3>How it was watched</h3><ul>");
        diagnosis.probe().ifPresent(probe -> page.add("<li>{}.</li>", sentence(WatchWords.of(probe))));
        diagnosis.missing().forEach(missing -> page.add("<li><b>!</b> {}.</li>", Excerpt.of(sentence(missing))));
        diagnosis.loadJvm().ifPresent(jvm -> {
            WatchWords.of(jvm).forEach(sentence -> page.add("<li>{}</li>", sentence));
            page.add("<li>Recording of the load JVM: <a href='{}'>{}</a></li>", jvm.recording(), jvm.recording());
        });
        page.add("</ul></div>\n");
    }

    /** A sentence may be a question. */
    private static String ended(String sentence) {
        return sentence.endsWith("?") ? sentence : sentence + ".";
    }

    private static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private void number(String figure) {
        page.add("<td align='right' class='number'>{}</td>", figure);
    }

    private static String seconds(long nanos) {
        return Figures.millis(nanos / 1000);
    }
}
