package io.sloguard.junit;

import io.sloguard.PerfException;
import io.sloguard.SloGuard;
import io.sloguard.json.ResultJson;
import io.sloguard.otlp.OtlpExport;
import io.sloguard.report.ConsoleReport;
import io.sloguard.report.FailureMessage;
import io.sloguard.report.ReportLine;
import io.sloguard.report.Symbols;
import io.sloguard.report.export.ReportFiles;
import io.sloguard.slo.FailOn;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files and words of one test. Immutable.
 *
 * @param test the test
 * @param directory where its result file and reports go
 */
record SloReport(StatedTest test, Path directory) {

    private Path result() {
        return directory.resolve(SloGuard.RESULT_FILE);
    }

    /**
     * Deletes what an earlier run left, so that it cannot be taken for what this one found.
     *
     * @throws PerfException if a file cannot be deleted
     */
    void deleteStale() {
        List<Path> stale = new ArrayList<>(new ReportFiles(directory).all());
        stale.add(result());
        for (Path file : stale) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException refused) {
                throw new PerfException("the " + file + " of an earlier run cannot be deleted: " + refused, refused);
            }
        }
    }

    /**
     * Writes the result file and the reports, and returns the lines of the text report.
     *
     * @throws PerfException if the result file cannot be written
     */
    List<String> write(JudgedRun run) {
        ResultJson.write(run, result());
        List<ReportFiles.Problem> problems = new ReportFiles(directory).write(run, reproduce());
        ConsoleReport console = new ConsoleReport(Symbols.ofTerminal());
        List<String> lines = new ArrayList<>(
                console.lines(run).stream().map(ReportLine::text).toList());
        lines.add("");
        lines.add(console.sentence(run) + "   seed " + run.result().seed());
        lines.add("result  " + result());
        lines.add("report  " + page());
        problems.forEach(problem -> lines.add("report  " + problem.why()));
        OtlpExport.ofThisProcess().send(run).map(ReportLine::text).ifPresent(lines::add);
        return lines;
    }

    /** Returns what test reports show of a run: the verdict on each objective, and where the page is. */
    Map<String, String> entries(JudgedRun run) {
        Map<String, String> entries = new LinkedHashMap<>();
        run.judgement()
                .verdicts()
                .forEach(verdict -> entries.put(
                        verdict.objective().subject() + ", "
                                + verdict.objective().objective(),
                        verdict.state() + ": " + verdict.reason()));
        entries.put("report", page());
        return entries;
    }

    /** Returns why a test does not succeed, several lines. */
    String message(JudgedRun run, FailOn policy) {
        boolean isTolerated = run.judgement().conclusion(policy) == Judgement.Conclusion.TOLERATED;
        FailureMessage message = new FailureMessage(isTolerated ? FailOn.UNDECIDED : policy, page(), reproduce());
        return test.name() + ": " + message.of(run);
    }

    /** Returns the place of the page, or of the result if there is no page. */
    private String page() {
        Path page = new ReportFiles(directory).html();
        return Files.exists(page) ? page.toAbsolutePath().toUri().toString() : result().toString();
    }

    /** Returns the command that runs the test again, without seed and selection. */
    private String reproduce() {
        String selected =
                "-Dtest=" + test.type().getName() + "#" + test.method().getName();
        return "mvn test " + (selected.contains("$") ? "'" + selected + "'" : selected);
    }
}
