package io.sloguard.maven;

import io.sloguard.PerfException;
import io.sloguard.SloGuard;
import io.sloguard.baseline.BaselineHistory;
import io.sloguard.json.TrendFiles;
import io.sloguard.report.ReportLine;
import io.sloguard.report.Symbols;
import io.sloguard.report.TrendReport;
import io.sloguard.trend.MetricTrend;
import io.sloguard.trend.Trend;
import java.io.File;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the stored runs say together: where a latency or the throughput changed its level, which runs stand out, what
 * drifts, and how much of their budgets objectives have used up. With a commit, a change for the worse since then breaks the
 * build.
 *
 * @since 0.1.0
 */
@Mojo(name = "trend", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class TrendMojo extends BaselineParameters {

    /**
     * Breaks the build if a level changed for the worse with the first run of this commit, or later.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.since")
    @Nullable String since;

    /**
     * Where <code>trend.json</code> and the tables for Apache Otava go.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "perf.outputDirectory",
            defaultValue = "${project.build.directory}/" + SloGuard.DEFAULT_DIRECTORY)
    File outputDirectory;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("no trend is told: perf.skip is set");
            return;
        }
        Trend trend = trend();
        if (since != null) {
            judge(trend, since);
        }
    }

    private Trend trend() throws MojoExecutionException {
        try (ProjectClasses classes = new ProjectClasses(project)) {
            BaselineHistory history = baselines(classes).history();
            Trend trend = Trend.of(history);
            new TrendReport(Symbols.ofTerminal()).lines(trend).forEach(this::log);
            new TrendFiles(outputDirectory.toPath())
                    .write(trend, history)
                    .forEach(file -> getLog().info("trend   " + file));
            return trend;
        } catch (PerfException impossible) {
            throw new MojoExecutionException(String.valueOf(impossible.getMessage()), impossible);
        }
    }

    private void log(ReportLine line) {
        switch (line.level()) {
            case INFO -> getLog().info(line.text());
            case WARNING -> getLog().warn(line.text());
            case ERROR -> getLog().error(line.text());
        }
    }

    private static void judge(Trend trend, String commit) throws MojoExecutionException, MojoFailureException {
        List<MetricTrend> worse;
        try {
            worse = trend.worseSince(commit);
        } catch (IllegalArgumentException unknown) {
            throw new MojoExecutionException("perf.since: " + unknown.getMessage(), unknown);
        }
        if (!worse.isEmpty()) {
            throw new MojoFailureException(TrendReport.failure(worse, commit));
        }
    }
}
