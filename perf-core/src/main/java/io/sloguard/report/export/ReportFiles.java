package io.sloguard.report.export;

import io.sloguard.report.Report;
import io.sloguard.report.html.HtmlReport;
import io.sloguard.slo.JudgedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The reports of a run as files of one directory. One that cannot be made takes none of the others along. Thread-safe as
 * far as the directory is not shared.
 *
 * @param directory the directory; it is made if it is missing
 */
public record ReportFiles(Path directory) {

    /** Returns the places of all reports, whether they are there or not. */
    public List<Path> all() {
        return reports("").stream()
                .map(report -> directory.resolve(report.fileName()))
                .toList();
    }

    /** Returns the place of the HTML report. */
    public Path html() {
        return directory.resolve(HtmlReport.FILE);
    }

    /**
     * Writes every report of a run. Of each, either the whole file is there afterwards or, if there was one, the former.
     *
     * @param reproduce the command that runs the same plan again, without seed and selection
     * @return what could not be written, and why
     */
    public List<Problem> write(JudgedRun run, String reproduce) {
        return reports(reproduce).parallelStream()
                .flatMap(report -> problem(report, run))
                .toList();
    }

    /**
     * A report that is not there.
     *
     * @param file where it was to be
     * @param why why it is not there, in one sentence
     */
    public record Problem(Path file, String why) {}

    private static List<Report> reports(String reproduce) {
        return List.of(
                new HtmlReport(reproduce),
                new MarkdownReport(reproduce),
                new JUnitXmlReport(),
                new BenchmarkReport(),
                new BencherReport(),
                new OpenMetricsReport());
    }

    private Stream<Problem> problem(Report report, JudgedRun run) {
        Path file = directory.resolve(report.fileName());
        try {
            write(report.text(run), file);
            return Stream.empty();
        } catch (IOException refused) {
            return Stream.of(new Problem(
                    file,
                    "the report cannot be written to " + file + ": " + refused
                            + ". Is the disk full, or the directory read-only? The result is not affected"));
        } catch (RuntimeException broken) {
            broken.printStackTrace();
            return Stream.of(
                    new Problem(file, "the report cannot be made: " + broken + ". The result is not affected"));
        }
    }

    /** Writes a file: either the whole of it is there afterwards or, if there was one, the former. */
    static void write(String text, Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(unfinished, text.getBytes(StandardCharsets.UTF_8));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            deleteQuietly(unfinished, failure);
            throw failure;
        }
    }

    private static void deleteQuietly(Path file, IOException failure) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
    }
}
