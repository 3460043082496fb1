package io.sloguard.maven;

import io.sloguard.SloGuard;
import io.sloguard.doctor.Doctor;
import io.sloguard.doctor.Finding;
import io.sloguard.report.FitnessReport;
import io.sloguard.report.ReportLine;
import io.sloguard.report.Symbols;
import io.sloguard.slo.FailOn;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Tells whether this machine is fit to judge latencies: how late its timers are, whether it is noisy, and what else may
 * disturb, each with what is measured, what is allowed and what to change. Takes about 12 seconds, and breaks the build if
 * latencies would be the machine's own.
 *
 * @since 0.1.0
 */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
public final class DoctorMojo extends AbstractMojo {

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.skip")
    boolean skip;

    /**
     * What breaks the build: <code>broken</code> (a machine that is not fit), <code>undecided</code> (also one that is fit
     * with reservations only) or <code>never</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.failOn", defaultValue = FailOn.DEFAULT)
    String failOn;

    /**
     * Where results would go.
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
            getLog().info("the machine is not looked at: perf.skip is set");
            return;
        }
        FailOn breaking = failOn();
        List<Finding> findings = examine();
        new FitnessReport(Symbols.ofTerminal()).lines(findings).forEach(this::log);
        if (Doctor.breaks(findings, breaking)) {
            throw new MojoFailureException(FitnessReport.conclusion(findings));
        }
    }

    private FailOn failOn() throws MojoExecutionException {
        try {
            return FailOn.of(failOn);
        } catch (IllegalArgumentException wrong) {
            throw new MojoExecutionException("perf." + wrong.getMessage(), wrong);
        }
    }

    private List<Finding> examine() throws MojoExecutionException {
        getLog().info("looking at this machine for " + Doctor.WATCH.toSeconds() + " s");
        try {
            synchronized (OneAtATime.IN_THIS_JVM) {
                return new Doctor(outputDirectory.toPath(), Path.of(System.getProperty("java.io.tmpdir"))).examine();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("the build was interrupted", interrupted);
        }
    }

    private void log(ReportLine line) {
        switch (line.level()) {
            case INFO -> getLog().info(line.text());
            case WARNING -> getLog().warn(line.text());
            case ERROR -> getLog().error(line.text());
        }
    }
}
