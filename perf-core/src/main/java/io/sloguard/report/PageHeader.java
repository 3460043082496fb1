package io.sloguard.report;

import io.sloguard.result.Environment;
import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.BrokenInvariant;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The verdict in one sentence, what broke, and what decides whether the figures can be trusted. */
final class PageHeader {

    private static final int MOST_BROKEN = 8;
    private static final int LONGEST_FACT = 80;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

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
                "<h1><font color='{}'>{}</font> {}</h1>\n",
                Ink.of(headline.state()).colour(),
                VerdictWords.symbol(headline.state()),
                headline.sentence());
        page.add("<p class='when'>");
        if (!headline.rest().isEmpty()) {
            page.add("<b>{}</b> · ", headline.rest());
        }
        page.add("{} · took {}</p>\n", WHEN.format(result.startedAt()), GeneratorWords.duration(result.elapsedNanos()));
        broken(run);
        chips(result);
        page.add("</header>\n");
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
        broken.stream().limit(MOST_BROKEN).forEach(this::broken);
        invariants.stream().limit(MOST_BROKEN).forEach(this::broken);
        page.add("</ul>\n");
    }

    private void broken(Verdict verdict) {
        page.add("<li>");
        subject(verdict.objective().subject());
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
        subject(broken.scenario());
        page.add(
                " {}: <b>{}</b></li>\n",
                Excerpt.of(broken.invariant().name()),
                Excerpt.of(broken.invariant().detail()));
    }

    private void subject(String subject) {
        anchors.find(subject)
                .ifPresentOrElse(
                        anchor -> page.add("<a href='#{}'>{}</a>", anchor, subject), () -> page.add("{}", subject));
    }

    private void chips(RunResult result) {
        page.add("<ul class='chips'>\n");
        OutcomeCounts counts =
                result.scenarios().stream().map(ScenarioResult::counts).reduce(OutcomeCounts.NONE, OutcomeCounts::plus);
        chip("timed", "from the intended start", false);
        chip(
                "operations",
                Figures.count(counts.started()) + " of " + Figures.count(counts.scheduled()) + " planned",
                counts.dropped() > 0 || counts.scheduled() == 0);
        generator(result);
        Environment environment = result.environment();
        environment.target().forEach((name, value) -> chip(name, value, false));
        chip("JDK", environment.jdk(), false);
        chip("cores", String.valueOf(environment.cores()), false);
        chip("system", environment.operatingSystem(), false);
        chip("commit", environment.commit().isEmpty() ? "unknown" : environment.commit(), false);
        chip("seed", String.valueOf(result.seed()), false);
        chip("run", result.runId(), false);
        page.add("</ul>\n");
    }

    private void generator(RunResult result) {
        List<GeneratorHealth> all =
                result.scenarios().stream().map(ScenarioResult::health).toList();
        long stalls = all.stream().mapToLong(GeneratorHealth::stalls).sum();
        long longest =
                all.stream().mapToLong(GeneratorHealth::longestStallNanos).max().orElse(0);
        String words = stalls == 0
                ? "never stood still"
                : "stood still " + GeneratorWords.times(stalls) + ", up to " + GeneratorWords.duration(longest);
        chip("load generator", words, stalls > 0);
    }

    private void chip(String name, String value, boolean isWarning) {
        page.add(isWarning ? "<li class='warning'>! " : "<li>");
        page.add("{} <b>{}</b></li>\n", fact(name), fact(value));
    }

    private static String fact(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_FACT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_FACT)) + "…";
    }
}
