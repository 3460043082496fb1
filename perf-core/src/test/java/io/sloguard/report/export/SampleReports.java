package io.sloguard.report.export;

import io.sloguard.report.SampleRuns;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.SampleRun;
import java.nio.file.Path;

/** Writes the reports of the sample runs, a directory each, to be looked at in a browser. */
public final class SampleReports {

    private SampleReports() {}

    /** Takes the directory of them all as its only argument. */
    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        write(SampleRuns.mixed(), directory.resolve("mixed"));
        write(SampleRuns.held(), directory.resolve("held"));
        write(SampleRuns.unproven(), directory.resolve("unproven"));
        write(SampleRuns.hostile(), directory.resolve("hostile"));
        write(SampleRun.realistic(), directory.resolve("realistic"));
        write(SampleRuns.large(5556, 1800), directory.resolve("large"));
    }

    private static void write(JudgedRun run, Path directory) {
        new ReportFiles(directory).write(run, "mvn verify").forEach(System.err::println);
    }
}
