package io.sloguard.report;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.result.FailureGroup;
import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Invariant;
import io.sloguard.slo.BrokenInvariant;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Judgement;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The text at the end of a run: one table of the scenarios, one of the objectives, and what needs attention. No carriage
 * returns. Immutable and thread-safe.
 */
public final class ConsoleReport {

    /** No line is wider: 120 columns with the longest prefix that Maven gives a line, {@code [WARNING] }. */
    public static final int WIDTH = 110;

    private static final int NAME_WIDTH = 20;
    private static final String SCENARIO_ROW = "%-20s %9s %8s %8s %8s %8s %8s  %s";
    private static final String OBJECTIVE_ROW = "%-6s %-20s %-20s %11s  %-18s %9s  %s";

    private static final String ELLIPSIS = "...";

    private final Symbols symbols;

    /** Creates a report with these symbols. */
    public ConsoleReport(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Returns the lines of the report. */
    public List<ReportLine> lines(JudgedRun run) {
        List<ReportLine> lines = new ArrayList<>();
        lines.add(info(String.format(
                Locale.ROOT, SCENARIO_ROW, "scenario", "n", "p50 ms", "p95 ms", "p99 ms", "max ms", "errors", "")));
        run.result().scenarios().forEach(scenario -> lines.add(scenarioLine(scenario)));
        run.result().scenarios().forEach(scenario -> details(scenario, lines));
        lines.add(info(""));
        lines.add(info(String.format(
                Locale.ROOT, OBJECTIVE_ROW, "", "scenario", "objective", "observed", "95 % bounds", "n", "verdict")));
        run.judgement().verdicts().forEach(verdict -> lines.add(verdictLine(verdict)));
        run.judgement().verdicts().forEach(verdict -> remark(verdict).ifPresent(lines::add));
        run.judgement().brokenInvariants().forEach(broken -> lines.add(invariantLine(broken)));
        return lines;
    }

    /** Returns the whole run in one sentence. */
    public String sentence(JudgedRun run) {
        Judgement judgement = run.judgement();
        long total = judgement.verdicts().size();
        long held = judgement.count(VerdictState.PASS);
        List<String> rest = new ArrayList<>();
        for (VerdictState state : VerdictState.values()) {
            if (state != VerdictState.PASS && judgement.count(state) > 0) {
                rest.add(judgement.count(state) + " " + word(state));
            }
        }
        if (!judgement.brokenInvariants().isEmpty()) {
            rest.add(Figures.counted(judgement.brokenInvariants().size(), "broken invariant"));
        }
        VerdictState worst = rest.isEmpty() ? VerdictState.PASS : VerdictState.FAIL;
        return symbols.of(worst) + " " + held + " of " + total + " objectives held"
                + (rest.isEmpty() ? "" : "; " + String.join(", ", rest));
    }

    private ReportLine scenarioLine(ScenarioResult scenario) {
        if (scenario.error().isPresent()) {
            return ReportLine.error(shown(String.format(
                    Locale.ROOT,
                    "%-20s not measured: %s",
                    fit(scenario.name()),
                    scenario.error().get())));
        }
        double errors = scenario.counts().scheduled() == 0
                ? 0
                : (double) scenario.counts().errors() / scenario.counts().scheduled();
        return info(String.format(
                Locale.ROOT,
                SCENARIO_ROW,
                fit(scenario.name()),
                Figures.count(scenario.counts().scheduled()),
                Figures.millis(scenario.quantileNanos(0.5)),
                Figures.millis(scenario.quantileNanos(0.95)),
                Figures.millis(scenario.quantileNanos(0.99)),
                Figures.millis(scenario.latencies().response().maxNanos()),
                Figures.percent(errors),
                LoadText.of(scenario.load())));
    }

    private void details(ScenarioResult scenario, List<ReportLine> lines) {
        for (FailureGroup group : scenario.observations().failures()) {
            lines.add(info("  " + scenario.name() + ": " + Figures.count(group.count()) + " x " + group.kind() + ": "
                    + group.sample()));
        }
        Map<String, Long> counters = new TreeMap<>(scenario.observations().counters());
        counters.forEach((name, count) -> lines.add(info("  " + scenario.name() + ": " + name + " " + count)));
        Map<String, LatencyHistogram> measurements =
                new TreeMap<>(scenario.observations().measurements());
        measurements.forEach((name, values) -> lines.add(info("  " + scenario.name() + ": " + name + " n "
                + Figures.count(values.count()) + ", p50 " + Figures.millis(values.quantileNanos(0.5)) + ", p95 "
                + Figures.millis(values.quantileNanos(0.95)) + ", p99 " + Figures.millis(values.quantileNanos(0.99))
                + ", max " + Figures.millis(values.maxNanos()) + " ms")));
        for (Invariant invariant : scenario.observations().invariants()) {
            if (invariant.holds()) {
                lines.add(info("  " + scenario.name() + ": " + symbols.of(VerdictState.PASS) + " " + invariant.name()
                        + " (" + invariant.detail() + ")"));
            }
        }
        health(scenario, lines);
    }

    private void health(ScenarioResult scenario, List<ReportLine> lines) {
        GeneratorHealth health = scenario.health();
        if (health.stalls() > 0) {
            lines.add(ReportLine.warning(shown("  " + scenario.name() + ": the load generator stood still "
                    + Figures.counted(health.stalls(), "time") + ", at most "
                    + Figures.duration(Duration.ofNanos(health.longestStallNanos())))));
        }
        if (health.lateForWorkers() > 0) {
            lines.add(ReportLine.warning(shown("  " + scenario.name() + ": "
                    + Figures.counted(health.lateForWorkers(), "operation") + " started late, with none of "
                    + health.workers() + " workers waiting; they count from their intended start")));
        }
    }

    private ReportLine verdictLine(Verdict verdict) {
        String text = String.format(
                Locale.ROOT,
                OBJECTIVE_ROW,
                symbols.of(verdict.state()),
                fit(verdict.objective().subject()),
                fit(symbols.comparisons(verdict.objective().objective().toString())),
                Figures.observed(verdict.objective(), verdict.evidence()),
                Figures.bounds(verdict.objective(), verdict.evidence()),
                Figures.count(verdict.evidence().operations()),
                word(verdict.state()));
        return new ReportLine(level(verdict.state()), shown(text));
    }

    private Optional<ReportLine> remark(Verdict verdict) {
        if (verdict.state() == VerdictState.PASS) {
            return Optional.empty();
        }
        String subject =
                verdict.objective().subject() + ", " + verdict.objective().objective();
        String more = verdict.evidence().moreOperations().isPresent()
                ? "; about " + Figures.count(verdict.evidence().moreOperations().getAsLong())
                        + " more operations would decide"
                : "";
        return Optional.of(
                new ReportLine(level(verdict.state()), shown("  " + subject + ": " + verdict.reason() + more)));
    }

    private ReportLine invariantLine(BrokenInvariant broken) {
        return ReportLine.error(shown(symbols.of(VerdictState.FAIL) + " " + broken.scenario() + ": broken invariant: "
                + broken.invariant().name() + " (" + broken.invariant().detail() + ")"));
    }

    static String word(VerdictState state) {
        return switch (state) {
            case PASS -> "held";
            case FAIL -> "broken";
            case INCONCLUSIVE -> "undecided";
            case INSUFFICIENT -> "too few operations";
            case NO_DATA -> "not measured";
            case INVALID -> "invalid";
            case VACUOUS -> "vacuous";
        };
    }

    private static ReportLine.Level level(VerdictState state) {
        if (state == VerdictState.PASS) {
            return ReportLine.Level.INFO;
        }
        return state.isUndecided() ? ReportLine.Level.WARNING : ReportLine.Level.ERROR;
    }

    private ReportLine info(String text) {
        return ReportLine.info(shown(text));
    }

    private static String fit(String name) {
        return name.length() <= NAME_WIDTH ? name : name.substring(0, NAME_WIDTH - 2) + "..";
    }

    /** What scenarios and systems say is foreign text: it may break lines, and hold what the terminal cannot show. */
    private String shown(String text) {
        return clip(symbols.shown(text));
    }

    /** Returns the text as one line of the report's width. */
    static String clip(String text) {
        String line = text.stripTrailing().replaceAll("\\s*[\\r\\n]+\\s*", " | ");
        if (line.length() <= WIDTH) {
            return line;
        }
        int end = WIDTH - ELLIPSIS.length();
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + ELLIPSIS;
    }
}
