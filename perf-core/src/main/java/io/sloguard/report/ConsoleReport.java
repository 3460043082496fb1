package io.sloguard.report;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.result.FailureGroup;
import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.diagnosis.Diagnosis;
import io.sloguard.scenario.Invariant;
import io.sloguard.slo.BrokenInvariant;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Judgement;
import io.sloguard.slo.NoisyMachine;
import io.sloguard.slo.Subject;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private static final int PLAN_OBJECTIVE_WIDTH = 46;
    private static final String PLAN_OBJECTIVE_ROW = "%-6s %-20s %-46s %14s  %s";

    private static final String ELLIPSIS = "...";
    /** A cause has a statement, a table and a condition, each of some length. */
    private static final int MOST_LINES_OF_WHY = 4;

    private static final String CONTINUED = "      ";

    private final Symbols symbols;

    /** Creates a report with these symbols. */
    public ConsoleReport(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Returns the lines of the report. */
    public List<ReportLine> lines(JudgedRun run) {
        List<ReportLine> lines = new ArrayList<>();
        if (!run.result().scenarios().isEmpty()) {
            scenarios(run, lines);
        }
        if (!run.result().queryPlans().isEmpty()) {
            queryPlans(run, lines);
        }
        if (!run.result().migrations().isEmpty()) {
            migrations(run, lines);
        }
        if (!run.result().experiments().isEmpty()) {
            experiments(run, lines);
        }
        run.judgement().verdicts().forEach(verdict -> remarks(run.result(), verdict, lines));
        run.judgement().brokenInvariants().forEach(broken -> lines.add(invariantLine(broken)));
        return lines;
    }

    private void scenarios(JudgedRun run, List<ReportLine> lines) {
        lines.add(info(String.format(
                Locale.ROOT, SCENARIO_ROW, "scenario", "n", "p50 ms", "p95 ms", "p99 ms", "max ms", "errors", "")));
        run.result().scenarios().forEach(scenario -> lines.add(scenarioLine(scenario)));
        run.result().scenarios().forEach(scenario -> details(scenario, lines));
        run.result()
                .scenarios()
                .forEach(scenario ->
                        run.result().diagnosis(scenario.name()).ifPresent(diagnosis -> watched(run, diagnosis, lines)));
        lines.add(info(""));
        lines.add(info(String.format(
                Locale.ROOT, OBJECTIVE_ROW, "", "scenario", "objective", "observed", "bounds", "n", "verdict")));
        run.judgement().verdicts().stream()
                .filter(verdict -> !isOfPlans(verdict) && !isOfMigration(verdict) && !isOfExperiment(verdict))
                .forEach(verdict -> lines.add(verdictLine(verdict)));
    }

    private void queryPlans(JudgedRun run, List<ReportLine> lines) {
        lines.add(info(""));
        new QueryPlanLines(symbols).lines(run.result().queryPlans()).forEach(line -> lines.add(info(line)));
        lines.add(info(""));
        lines.add(
                info(String.format(Locale.ROOT, PLAN_OBJECTIVE_ROW, "", "query", "objective", "observed", "verdict")));
        run.judgement().verdicts().stream()
                .filter(ConsoleReport::isOfPlans)
                .forEach(verdict -> lines.add(planVerdictLine(verdict)));
    }

    private void migrations(JudgedRun run, List<ReportLine> lines) {
        lines.add(info(""));
        new MigrationLines(symbols).lines(run.result().migrations()).forEach(line -> lines.add(info(line)));
        lines.add(info(""));
        lines.add(info(String.format(
                Locale.ROOT, OBJECTIVE_ROW, "", "migration", "objective", "observed", "bounds", "n", "verdict")));
        run.judgement().verdicts().stream()
                .filter(ConsoleReport::isOfMigration)
                .forEach(verdict -> lines.add(verdictLine(verdict)));
    }

    private static boolean isOfMigration(Verdict verdict) {
        return verdict.objective().about() instanceof Subject.Migration;
    }

    private void experiments(JudgedRun run, List<ReportLine> lines) {
        ExperimentLines table = new ExperimentLines();
        run.result().experiments().forEach(one -> table.of(one).forEach(line -> lines.add(info(line))));
        lines.add(info(""));
        lines.add(info(ExperimentLines.heading()));
        run.judgement().verdicts().stream()
                .filter(ConsoleReport::isOfExperiment)
                .forEach(verdict -> lines.add(
                        new ReportLine(level(verdict.state()), shown(table.of(symbols.of(verdict.state()), verdict)))));
    }

    private static boolean isOfExperiment(Verdict verdict) {
        return verdict.objective().about() instanceof Subject.Experiment;
    }

    private static boolean isOfPlans(Verdict verdict) {
        return verdict.objective().about() instanceof Subject.PlanGuard;
    }

    private ReportLine planVerdictLine(Verdict verdict) {
        String text = String.format(
                Locale.ROOT,
                PLAN_OBJECTIVE_ROW,
                symbols.of(verdict.state()),
                fit(verdict.objective().subject(), NAME_WIDTH),
                fit(symbols.comparisons(verdict.objective().objective().toString()), PLAN_OBJECTIVE_WIDTH),
                Figures.observed(verdict.objective(), verdict.evidence()),
                word(verdict.state()));
        return new ReportLine(level(verdict.state()), shown(text));
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
        return symbols.of(Headline.of(judgement).state()) + " " + held + " of " + total + " objectives held"
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
        scenario.earlyEnd()
                .ifPresent(end ->
                        addWrapped(ReportLine.Level.WARNING, "  " + scenario.name() + ": " + EndWords.of(end), lines));
        GeneratorHealth health = scenario.health();
        if (health.stalls() > 0) {
            lines.add(ReportLine.warning(shown("  " + scenario.name() + ": the load generator stood still "
                    + Figures.counted(health.stalls(), "time") + ", at most "
                    + Figures.duration(Duration.ofNanos(health.longestStallNanos())))));
        }
        NoisyMachine.warning(scenario)
                .ifPresent(noisy -> addWrapped(ReportLine.Level.WARNING, "  " + scenario.name() + ": " + noisy, lines));
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

    /** What could not be seen is of interest where something is to be explained; the page tells it of every scenario. */
    private void watched(JudgedRun run, Diagnosis diagnosis, List<ReportLine> lines) {
        String about = "  " + diagnosis.of().subject() + ": ";
        diagnosis.probe().ifPresent(probe -> addWrapped(ReportLine.Level.INFO, about + WatchWords.of(probe), lines));
        boolean allHeld = run.judgement().of(diagnosis.of().subject()).stream()
                .allMatch(verdict -> verdict.state() == VerdictState.PASS);
        if (!allHeld) {
            diagnosis.missing().forEach(missing -> addWrapped(ReportLine.Level.INFO, about + missing, lines));
        }
    }

    private void remarks(RunResult run, Verdict verdict, List<ReportLine> lines) {
        String about = "  " + verdict.objective().subject() + ", "
                + verdict.objective().objective() + ": ";
        addWrapped(level(verdict.state()), about + VerdictWords.reason(verdict), lines);
        VerdictWords.plain(verdict).ifPresent(plain -> addWrapped(level(verdict.state()), CONTINUED + plain, lines));
        if (verdict.state() != VerdictState.PASS) {
            SlowWords.of(run, verdict)
                    .forEach(why -> addWrapped(level(verdict.state()), CONTINUED + why, MOST_LINES_OF_WHY, lines));
        }
        verdict.warnings().forEach(warning -> addWrapped(ReportLine.Level.WARNING, about + warning, lines));
    }

    /** Adds a sentence of ours, broken between its words into at most two lines of the report's width. */
    private void addWrapped(ReportLine.Level level, String text, List<ReportLine> lines) {
        addWrapped(level, text, 2, lines);
    }

    private void addWrapped(ReportLine.Level level, String text, int mostLines, List<ReportLine> lines) {
        String line = symbols.shown(text);
        int end = line.length() <= WIDTH ? line.length() : line.lastIndexOf(' ', WIDTH);
        int cut = end <= CONTINUED.length() ? Math.min(line.length(), WIDTH) : end;
        if (mostLines == 1 || cut == line.length()) {
            lines.add(new ReportLine(level, clip(line)));
            return;
        }
        lines.add(new ReportLine(level, clip(line.substring(0, cut))));
        addWrapped(level, CONTINUED + line.substring(cut).strip(), mostLines - 1, lines);
    }

    private ReportLine invariantLine(BrokenInvariant broken) {
        return ReportLine.error(shown(symbols.of(VerdictState.FAIL) + " " + broken.scenario() + ": broken invariant: "
                + broken.invariant().name() + " (" + broken.invariant().detail() + ")"));
    }

    /** Returns the word for a state: {@code held}, {@code broken}, {@code undecided}, ... */
    public static String word(VerdictState state) {
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
        return fit(name, NAME_WIDTH);
    }

    /** Returns a name as wide as a column at most. */
    static String fit(String name, int width) {
        return name.length() <= width ? name : name.substring(0, width - 2) + "..";
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
