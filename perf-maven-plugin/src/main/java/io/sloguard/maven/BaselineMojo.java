package io.sloguard.maven;

import io.sloguard.Baselines;
import io.sloguard.PerfException;
import io.sloguard.SloGuard;
import io.sloguard.baseline.RememberedRun;
import io.sloguard.json.ResultJson;
import io.sloguard.slo.JudgedRun;
import java.io.File;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Keeps the last run in the store that <code>baselines:</code> of the plan names: later runs are compared with it, by
 * objectives such as <code>p95 &lt;= 1.1 * baseline</code>, and it is part of the history that <code>perf:trend</code>
 * looks at.
 *
 * @since 0.1.0
 */
@Mojo(name = "baseline", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class BaselineMojo extends BaselineParameters {

    /**
     * The result file of the run to keep.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "perf.result",
            defaultValue = "${project.build.directory}/" + SloGuard.DEFAULT_DIRECTORY + "/" + SloGuard.RESULT_FILE)
    File result;

    /**
     * Declares the run to be the new normal, whatever was decided of it: later runs are compared with it, and with none
     * before it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.accept")
    boolean accept;

    @Override
    public void execute() throws MojoExecutionException {
        if (skip) {
            getLog().info("no run is kept: perf.skip is set");
            return;
        }
        try (ProjectClasses classes = new ProjectClasses(project)) {
            keep(baselines(classes));
        } catch (PerfException impossible) {
            throw new MojoExecutionException(String.valueOf(impossible.getMessage()), impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("the build was interrupted; no run was kept", interrupted);
        }
    }

    private void keep(Baselines baselines) throws InterruptedException {
        JudgedRun run = ResultJson.read(result.toPath());
        RememberedRun remembered = accept ? RememberedRun.accepted(run) : RememberedRun.of(run);
        remembered.remarks().forEach(getLog()::warn);
        int kept = baselines.keep(remembered);
        int known = remembered.entries().size() - kept;
        getLog().info("baselines  " + baselines.store() + ": " + kept + " kept"
                + (known == 0 ? "" : ", " + known + " had been kept already"));
    }
}
