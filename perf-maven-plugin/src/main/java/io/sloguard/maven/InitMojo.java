package io.sloguard.maven;

import io.sloguard.PerfException;
import io.sloguard.SloGuard;
import io.sloguard.init.FirstPlan;
import io.sloguard.init.ProjectShape;
import io.sloguard.scenario.ScenarioProvider;
import java.io.File;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Writes the first <code>perf.yaml</code> of a project, with comments and fit to be run: for a Spring Boot application that
 * answers over HTTP, for a project that uses PostgreSQL, or for any other. Nothing is overwritten.
 *
 * @since 0.1.0
 */
@Mojo(name = "init", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class InitMojo extends AbstractMojo {

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.skip")
    boolean skip;

    /**
     * Where the plan goes.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.file", defaultValue = "${project.basedir}/" + SloGuard.DEFAULT_PLAN)
    File file;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
    File buildDirectory;

    @Parameter(defaultValue = "${project.build.finalName}", readonly = true, required = true)
    String finalName;

    @Override
    public void execute() throws MojoExecutionException {
        if (skip) {
            getLog().info("no plan is written: perf.skip is set");
            return;
        }
        FirstPlan first = new FirstPlan(shape());
        try {
            first.write(file.toPath()).forEach(written -> getLog().info("written  " + written));
        } catch (PerfException impossible) {
            throw new MojoExecutionException(String.valueOf(impossible.getMessage()), impossible);
        }
        first.nextSteps().forEach(getLog()::info);
    }

    private ProjectShape shape() {
        Path directory = project.getBasedir().toPath();
        Path jar = buildDirectory.toPath().resolve(finalName + ".jar");
        Set<String> dependencies = project.getArtifacts().stream()
                .map(artifact -> artifact.getGroupId() + ":" + artifact.getArtifactId())
                .collect(Collectors.toSet());
        return new ProjectShape(
                project.getArtifactId(),
                project.getGroupId(),
                directory,
                directory.relativize(jar),
                dependencies,
                kinds());
    }

    private Set<String> kinds() {
        try (ProjectClasses classes = new ProjectClasses(project)) {
            return ServiceLoader.load(ScenarioProvider.class, classes.loader()).stream()
                    .map(provider -> provider.get().kind())
                    .collect(Collectors.toSet());
        }
    }
}
