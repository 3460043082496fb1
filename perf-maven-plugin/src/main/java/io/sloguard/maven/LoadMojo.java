package io.sloguard.maven;

import io.sloguard.PerfException;
import io.sloguard.SloGuard;
import io.sloguard.ci.GitHubActions;
import io.sloguard.config.CommandLine;
import io.sloguard.config.Overrides;
import io.sloguard.config.Quantities;
import io.sloguard.fork.ForkJvm;
import io.sloguard.fork.ForkRequest;
import io.sloguard.fork.ForkedRun;
import io.sloguard.otlp.OtlpExport;
import io.sloguard.report.ExplanationReport;
import io.sloguard.report.Handover;
import io.sloguard.report.ReportLine;
import io.sloguard.report.Symbols;
import io.sloguard.slo.FailOn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.toolchain.ToolchainManager;

/** A goal that runs a part of a plan in a JVM of its own, and breaks the build when what is claimed is refuted. */
abstract class LoadMojo extends LoadParameters {

    private final ToolchainManager toolchains;
    private final SettingsDecrypter decrypter;

    LoadMojo(ToolchainManager toolchains, SettingsDecrypter decrypter) {
        this.toolchains = toolchains;
        this.decrypter = decrypter;
    }

    /** Returns which part of the plan is run, with that seed. */
    abstract Overrides overrides(OptionalLong seedOfRun);

    /** Returns where results, reports and logs go. */
    abstract Path directory();

    /** Returns the goal or phase that the command of {@link Reproduction} names. */
    abstract String reproducingGoal();

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        ModuleChecks modules = new ModuleChecks(session, execution);
        Optional<String> skipper = skipper();
        if (skipper.isPresent()) {
            getLog().info("nothing is measured or judged: " + skipper.get() + " is set");
            modules.unknown("not measured: " + skipper.get() + " is set");
            tell(modules, false);
            return;
        }
        if (explain) {
            explain();
            return;
        }
        if (modulesAtOnce() > 1) {
            getLog().warn("Maven builds up to " + modulesAtOnce()
                    + " modules at once (-T): they take processor time from"
                    + " the load and disturb its latencies; measure without -T");
        }
        Handover handover = run(modules);
        handover.lines().forEach(this::log);
        if (handover.ending().isJudged()) {
            modules.judged(request().result());
            GitHubActions.ofThisProcess()
                    .show(request().result(), project.getBasedir().toPath(), reproduction())
                    .ifPresent(getLog()::warn);
            OtlpExport.ofThisProcess().send(request().result()).ifPresent(this::log);
        } else {
            modules.unknown(handover.message());
        }
        tell(modules, handover.ending().isBreaking());
        conclude(handover);
    }

    private void explain() throws MojoExecutionException, MojoFailureException {
        getLog().info("perf.explain is set: nothing is run; this is what would be");
        new ExplanationReport("parameters of the goal", new ParameterOrigins(session, project, execution).values())
                .lines()
                .forEach(this::log);
        Handover handover = handedOver(request().explaining());
        handover.lines().forEach(this::log);
        conclude(handover);
    }

    /** Other modules build beside this one only if there are others. */
    private int modulesAtOnce() {
        return Math.min(
                session.getRequest().getDegreeOfConcurrency(),
                session.getProjects().size());
    }

    /** Prints and writes what became of all modules, if the current one is the last of several. */
    private void tell(ModuleChecks modules, boolean isBreaking) {
        Path below = outputDirectory.toPath().relativize(directory());
        Path shared = Path.of(session.getTopLevelProject().getBuild().getDirectory(), SloGuard.DEFAULT_DIRECTORY);
        new JointSummary(shared.resolve(below), getLog()).tell(modules.outcomes(isBreaking));
    }

    private String reproduction() {
        return Reproduction.command(reproducingGoal(), session);
    }

    private Optional<String> skipper() {
        return Stream.of(
                        Map.entry("perf.skip", skip),
                        Map.entry("skipTests", skipTests),
                        Map.entry("skipITs", skipITs),
                        Map.entry("maven.test.skip", mavenTestSkip))
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Handover run(ModuleChecks modules) throws MojoExecutionException {
        try {
            return handedOver(request());
        } catch (MojoExecutionException impossible) {
            modules.unknown(String.valueOf(impossible.getMessage()));
            tell(modules, true);
            throw impossible;
        }
    }

    private Handover handedOver(ForkRequest request) throws MojoExecutionException {
        try {
            ForkedRun run = new ForkedRun(request, jvm());
            synchronized (OneAtATime.IN_THIS_JVM) {
                return run.run(line -> getLog().info(line));
            }
        } catch (IllegalArgumentException | PerfException | DependencyResolutionRequiredException wrong) {
            throw new MojoExecutionException(String.valueOf(wrong.getMessage()), wrong);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("the build was interrupted; nothing is judged", interrupted);
        }
    }

    private ForkRequest request() {
        return new ForkRequest(
                file.toPath(),
                directory(),
                overrides(seed == null ? OptionalLong.empty() : OptionalLong.of(seed)),
                FailOn.of(failOn),
                Symbols.ofTerminal(),
                reproduction(),
                Optional.ofNullable(timeout).map(Quantities::duration),
                modulesAtOnce());
    }

    private ForkJvm jvm() throws DependencyResolutionRequiredException {
        return new ForkJvm(
                new JvmChoice(toolchains, session)
                        .java(Optional.ofNullable(jvm), jdkToolchain == null ? Map.of() : jdkToolchain),
                argLine == null ? List.of() : CommandLine.split(argLine),
                ForkClassPath.of(project.getTestClasspathElements(), project.getArtifacts(), pluginArtifacts),
                project.getBasedir().toPath(),
                server == null
                        ? Map.of()
                        : new DatabaseCredentials(decrypter).environment(server, session.getSettings()));
    }

    private void log(ReportLine line) {
        JointSummary.log(line, getLog());
    }

    private static void conclude(Handover handover) throws MojoExecutionException, MojoFailureException {
        switch (handover.ending()) {
            case HELD, TOLERATED, EXPLAINED -> {}
            case BROKEN -> throw new MojoFailureException(handover.message());
            case UNMEASURED, MISCONFIGURED, FAILED -> throw new MojoExecutionException(handover.message());
        }
    }
}
