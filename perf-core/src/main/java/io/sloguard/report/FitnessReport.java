package io.sloguard.report;

import io.sloguard.doctor.Doctor;
import io.sloguard.doctor.Finding;
import io.sloguard.doctor.Fitness;
import io.sloguard.slo.VerdictState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells what was found about a machine. Immutable and thread-safe. */
public final class FitnessReport {

    private final Symbols symbols;

    /** Creates a report with these symbols. */
    public FitnessReport(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Returns a line for each finding, its advice below, and a sentence at the end. */
    public List<ReportLine> lines(List<Finding> findings) {
        List<ReportLine> lines = new ArrayList<>();
        for (Finding finding : findings) {
            ReportLine.Level level = level(finding.fitness());
            lines.add(new ReportLine(
                    level,
                    String.format(
                            Locale.ROOT,
                            "%-6s %-22s %s   allowed: %s",
                            symbols.of(symbol(finding.fitness())),
                            finding.subject(),
                            symbols.shown(finding.measured()),
                            finding.allowed())));
            if (!finding.advice().isEmpty()) {
                lines.add(new ReportLine(level, "       " + finding.advice()));
            }
        }
        lines.add(ReportLine.info(""));
        lines.add(new ReportLine(level(Doctor.worst(findings)), conclusion(findings)));
        return lines;
    }

    /** Returns what the findings come to, in one sentence. */
    public static String conclusion(List<Finding> findings) {
        return switch (Doctor.worst(findings)) {
            case FIT -> "this machine is fit to judge latencies";
            case UNKNOWN, DOUBTFUL ->
                "this machine can judge latencies, with the reservations above ("
                        + subjects(findings, Fitness.UNKNOWN, Fitness.DOUBTFUL) + ")";
            case UNFIT ->
                "this machine is not fit to judge latencies: " + subjects(findings, Fitness.UNFIT, Fitness.UNFIT);
        };
    }

    private static String subjects(List<Finding> findings, Fitness from, Fitness to) {
        return String.join(
                ", ",
                findings.stream()
                        .filter(finding -> finding.fitness().compareTo(from) >= 0
                                && finding.fitness().compareTo(to) <= 0)
                        .map(Finding::subject)
                        .toList());
    }

    private static ReportLine.Level level(Fitness fitness) {
        return switch (fitness) {
            case FIT, UNKNOWN -> ReportLine.Level.INFO;
            case DOUBTFUL -> ReportLine.Level.WARNING;
            case UNFIT -> ReportLine.Level.ERROR;
        };
    }

    private static VerdictState symbol(Fitness fitness) {
        return switch (fitness) {
            case FIT -> VerdictState.PASS;
            case UNKNOWN, DOUBTFUL -> VerdictState.INCONCLUSIVE;
            case UNFIT -> VerdictState.FAIL;
        };
    }
}
