package io.sloguard.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.json.ResultJson;
import io.sloguard.report.SampleRuns;
import io.sloguard.report.html.HtmlReport;
import io.sloguard.slo.JudgedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {

    private static final String REPRODUCE = "mvn verify";
    private static final String[] NAMES = {
        "report.html", "summary.md", "TEST-perf.xml", "benchmark.json", "bencher.json", "openmetrics.txt"
    };

    @TempDir
    private Path directory;

    @Test
    void write_makes_the_directory_and_leaves_the_reports_and_nothing_else() throws Exception {
        ReportFiles files = new ReportFiles(directory.resolve("target/perf"));

        List<ReportFiles.Problem> problems = files.write(SampleRuns.held(), REPRODUCE);

        assertThat(problems).isEmpty();
        assertThat(names(files.directory())).containsExactlyInAnyOrder(NAMES);
        assertThat(files.all()).allMatch(Files::isRegularFile);
        assertThat(files.html()).content().isEqualTo(new HtmlReport(REPRODUCE).text(SampleRuns.held()));
    }

    @Test
    void same_run_from_memory_and_from_its_file_gives_the_same_bytes() {
        JudgedRun run = SampleRuns.mixed();
        Path result = directory.resolve("result.json");
        ReportFiles fromMemory = new ReportFiles(directory.resolve("memory"));
        ReportFiles fromFile = new ReportFiles(directory.resolve("file"));

        ResultJson.write(run, result);
        fromMemory.write(run, REPRODUCE);
        fromFile.write(ResultJson.read(result), REPRODUCE);

        assertThat(fromMemory.all())
                .allSatisfy(file -> assertThat(fromFile.directory().resolve(file.getFileName()))
                        .hasSameBinaryContentAs(file));
    }

    @Test
    void report_that_cannot_be_written_says_so_keeps_the_former_and_stops_no_other() throws Exception {
        Path page = Files.writeString(directory.resolve("report.html"), "the former one");
        Files.createSymbolicLink(directory.resolve("report.html.part"), Path.of("/dev/full"));

        List<ReportFiles.Problem> problems = new ReportFiles(directory).write(SampleRuns.held(), REPRODUCE);

        assertThat(problems)
                .containsExactly(new ReportFiles.Problem(
                        page,
                        "the report cannot be written to " + page + ": java.io.IOException: No space left on device."
                                + " Is the disk full, or the directory read-only? The result is not affected"));
        assertThat(page).content().isEqualTo("the former one");
        assertThat(names(directory)).containsExactlyInAnyOrder(NAMES);
    }

    @Test
    void hostile_text_stops_no_report() {
        assertThat(new ReportFiles(directory).write(SampleRuns.hostile(), REPRODUCE))
                .isEmpty();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
