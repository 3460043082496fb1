package io.sloguard.ci;

import io.sloguard.report.ConsoleReport;
import io.sloguard.report.Figures;
import io.sloguard.report.Urgency;
import io.sloguard.report.VerdictWords;
import io.sloguard.slo.BrokenInvariant;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.SourceLocation;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** What GitHub writes at the lines of a plan: workflow commands, one for each objective that did not hold. */
final class Annotations {

    /** GitHub shows ten of a kind for a step, and drops the rest without a word. */
    private static final int MOST = 8;

    private static final String ERROR = "error";
    private static final String WARNING = "warning";

    private final UnaryOperator<String> inRepository;

    /**
     * Creates annotations.
     *
     * @param inRepository returns the path of a plan's file in the repository
     */
    Annotations(UnaryOperator<String> inRepository) {
        this.inRepository = inRepository;
    }

    /** Returns how GitHub finds a file: relative to its workspace if it is below it. */
    static UnaryOperator<String> below(Path workspace, Path directory) {
        Path root = workspace.toAbsolutePath().normalize();
        return file -> {
            Path absolute = directory.toAbsolutePath().resolve(file).normalize();
            return absolute.startsWith(root)
                    ? root.relativize(absolute).toString().replace('\\', '/')
                    : file;
        };
    }

    /** Returns the commands, what needs attention most first: at most eight, the last of which counts the rest. */
    List<String> of(JudgedRun run) {
        List<String> all = new ArrayList<>();
        run.judgement().verdicts().stream()
                .filter(verdict -> verdict.state() == VerdictState.FAIL)
                .forEach(verdict -> all.add(of(verdict)));
        run.judgement().brokenInvariants().forEach(broken -> all.add(of(broken)));
        run.judgement().verdicts().stream()
                .filter(verdict -> verdict.state() != VerdictState.FAIL && verdict.state() != VerdictState.PASS)
                .sorted(Comparator.comparing(Verdict::state, Urgency.MOST_FIRST))
                .forEach(verdict -> all.add(of(verdict)));
        if (all.size() <= MOST) {
            return all;
        }
        List<String> shown = new ArrayList<>(all.subList(0, MOST - 1));
        shown.add(command(
                WARNING,
                "",
                "SLO",
                "and " + Figures.count(all.size() - shown.size()) + " more that did not hold, in the report"));
        return shown;
    }

    private String of(Verdict verdict) {
        String title = "SLO " + ConsoleReport.word(verdict.state()) + ": "
                + verdict.objective().subject() + " " + verdict.objective().objective();
        return command(
                verdict.state().isUndecided() ? WARNING : ERROR,
                verdict.objective().declaredAt().map(this::place).orElse(""),
                title,
                VerdictWords.figures(verdict) + "\n" + VerdictWords.reason(verdict));
    }

    private static String of(BrokenInvariant broken) {
        return command(
                ERROR,
                "",
                "Broken invariant: " + broken.scenario(),
                broken.invariant().name() + ": " + broken.invariant().detail());
    }

    private String place(SourceLocation at) {
        return "file=" + property(inRepository.apply(at.file())) + ",line=" + at.line() + ",";
    }

    private static String command(String level, String place, String title, String message) {
        return "::" + level + " " + place + "title=" + property(title) + "::" + data(message);
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
