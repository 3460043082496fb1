package io.sloguard.report;

import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What became of all modules of a build, the worst first. Immutable.
 *
 * @param modules the modules
 */
public record ModuleOutcomes(List<ModuleOutcome> modules) {

    /** How many verdicts are told of a module; its own report has them all. */
    public static final int MOST_VERDICTS = 3;

    private static final int NAME_WIDTH = 24;
    private static final String INDENT = "         ";

    /** Sorts the modules. */
    public ModuleOutcomes {
        modules = modules.stream().sorted(ModuleOutcome.WORST_FIRST).toList();
    }

    /** Returns the state of the worst module; {@link VerdictState#NO_DATA} without any. */
    public VerdictState state() {
        return modules.isEmpty() ? VerdictState.NO_DATA : modules.get(0).state();
    }

    /** Returns all modules in one sentence: {@code 1 of 3 modules broken, 1 held, 1 not measured}. */
    public String sentence() {
        List<String> counts = new ArrayList<>();
        for (VerdictState one :
                modules.stream().map(ModuleOutcome::state).distinct().toList()) {
            long count =
                    modules.stream().filter(module -> module.state() == one).count();
            String of = counts.isEmpty() ? " of " + Figures.counted(modules.size(), "module") : "";
            String with = one == VerdictState.INSUFFICIENT ? " with " : " ";
            counts.add(count + of + with + ConsoleReport.word(one));
        }
        return counts.isEmpty() ? "No module was measured" : String.join(", ", counts);
    }

    /** Returns the table for a terminal; no line is wider than {@link ConsoleReport#WIDTH}. */
    public List<ReportLine> lines(Symbols symbols) {
        List<ReportLine> lines = new ArrayList<>();
        lines.add(ReportLine.info(""));
        lines.add(new ReportLine(level(state()), symbols.of(state()) + " " + sentence()));
        for (ModuleOutcome module : modules) {
            lines.add(line(
                    module.state(),
                    String.format(
                            Locale.ROOT,
                            "%-6s %-24s %s",
                            symbols.of(module.state()),
                            ConsoleReport.fit(module.module(), NAME_WIDTH),
                            module.sentence()),
                    symbols));
            for (Verdict verdict : module.open().stream().limit(MOST_VERDICTS).toList()) {
                String objective =
                        symbols.comparisons(verdict.objective().objective().toString());
                String text =
                        INDENT + verdict.objective().subject() + " " + objective + ": " + VerdictWords.figures(verdict);
                lines.add(line(verdict.state(), text, symbols));
            }
        }
        return lines;
    }

    private static ReportLine line(VerdictState state, String text, Symbols symbols) {
        return new ReportLine(level(state), ConsoleReport.clip(symbols.shown(text)));
    }

    /** Each module has said itself what breaks the build: this table only tells. */
    private static ReportLine.Level level(VerdictState state) {
        return switch (state) {
            case PASS -> ReportLine.Level.INFO;
            case FAIL -> ReportLine.Level.ERROR;
            default -> ReportLine.Level.WARNING;
        };
    }
}
