package io.sloguard.report;

import io.sloguard.slo.SampleRun;
import java.nio.file.Path;

/** Writes the reports of the sample runs into a directory, to be looked at in a browser. */
public final class SampleReports {

    private SampleReports() {}

    /** Takes the directory as its only argument. */
    public static void main(String[] arguments) {
        Path directory = Path.of(arguments[0]);
        HtmlReport report = new HtmlReport("mvn verify");
        report.write(SampleRuns.mixed(), directory.resolve("mixed.html"));
        report.write(SampleRuns.held(), directory.resolve("held.html"));
        report.write(SampleRuns.unproven(), directory.resolve("unproven.html"));
        report.write(SampleRuns.hostile(), directory.resolve("hostile.html"));
        report.write(SampleRun.realistic(), directory.resolve("realistic.html"));
        report.write(SampleRuns.large(5556, 1800), directory.resolve("large.html"));
    }
}
