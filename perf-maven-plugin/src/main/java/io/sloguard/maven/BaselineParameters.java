package io.sloguard.maven;

import io.sloguard.Baselines;
import io.sloguard.PerfException;
import io.sloguard.SloGuard;
import java.io.File;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals that use a store of baselines have in common. Maven sets the fields, so they are not final. */
abstract class BaselineParameters extends AbstractMojo {

    /**
     * Skips this goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.skip")
    boolean skip;

    /**
     * The plan, which names the store.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.file", defaultValue = "${project.basedir}/" + SloGuard.DEFAULT_PLAN)
    File file;

    /**
     * The store, in the words of <code>baselines:</code>, relative to the project; without it the one that the plan names.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.baselines")
    @Nullable String baselines;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    /**
     * Returns the baselines of the store.
     *
     * @throws PerfException if there is none, or if it cannot be opened
     */
    final Baselines baselines(ProjectClasses classes) {
        return baselines == null
                ? Baselines.ofPlan(file.toPath(), classes.loader())
                : Baselines.at(baselines, project.getBasedir().toPath(), classes.loader());
    }
}
