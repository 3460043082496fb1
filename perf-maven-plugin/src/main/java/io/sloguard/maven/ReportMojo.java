package io.sloguard.maven;

import io.sloguard.PerfException;
import io.sloguard.SloGuard;
import io.sloguard.json.ResultJson;
import io.sloguard.otlp.OtlpExport;
import io.sloguard.report.export.ReportFiles;
import io.sloguard.slo.JudgedRun;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Makes the reports of a run again from its result file: the page, the summary, and what other tools read. Nothing is
 * measured, and nothing is judged anew. It needs no project.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", requiresProject = false, threadSafe = true)
public final class ReportMojo extends AbstractMojo {

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.skip")
    boolean skip;

    /**
     * The result file.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "perf.result",
            defaultValue = "${project.build.directory}/" + SloGuard.DEFAULT_DIRECTORY + "/" + SloGuard.RESULT_FILE)
    File result;

    /**
     * Where the reports go; without it, beside the result file.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.reportDirectory")
    @Nullable File reportDirectory;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Override
    public void execute() throws MojoExecutionException {
        if (skip) {
            getLog().info("no report is made: perf.skip is set");
            return;
        }
        ReportFiles files = new ReportFiles(directory());
        List<ReportFiles.Problem> problems = write(files);
        if (!problems.isEmpty()) {
            throw new MojoExecutionException(String.join(
                    "\n", problems.stream().map(ReportFiles.Problem::why).toList()));
        }
        files.all().forEach(file -> getLog().info("report  " + file));
        OtlpExport.ofThisProcess().send(result.toPath()).ifPresent(line -> JointSummary.log(line, getLog()));
    }

    private Path directory() {
        return reportDirectory == null
                ? result.getAbsoluteFile().getParentFile().toPath()
                : reportDirectory.toPath();
    }

    private List<ReportFiles.Problem> write(ReportFiles files) throws MojoExecutionException {
        try {
            JudgedRun run = ResultJson.read(result.toPath());
            return files.write(run, Reproduction.command(Reproduction.goal(run), session));
        } catch (PerfException unusable) {
            throw new MojoExecutionException(String.valueOf(unusable.getMessage()), unusable);
        }
    }
}
