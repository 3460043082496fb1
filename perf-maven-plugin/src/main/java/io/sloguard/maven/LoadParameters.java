package io.sloguard.maven;

import io.sloguard.SloGuard;
import io.sloguard.slo.FailOn;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The parameters of {@link LoadMojo}. Maven sets them after construction, so they are not final. */
abstract class LoadParameters extends AbstractMojo {

    /**
     * Skips everything: nothing is measured, nothing is judged.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.skip")
    boolean skip;

    /**
     * Skips everything, as it skips the tests of the project.
     *
     * @since 0.1.0
     */
    @Parameter(property = "skipTests")
    boolean skipTests;

    /**
     * Skips everything, as it skips the integration tests of the project.
     *
     * @since 0.1.0
     */
    @Parameter(property = "skipITs")
    boolean skipITs;

    /**
     * Skips everything, as it skips compiling and running the tests of the project.
     *
     * @since 0.1.0
     */
    @Parameter(property = "maven.test.skip")
    boolean mavenTestSkip;

    /**
     * The plan: scenarios, their loads and their objectives, and experiments with their claims.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.file", defaultValue = "${project.basedir}/" + SloGuard.DEFAULT_PLAN)
    File file;

    /**
     * The seed of arrivals and inputs, to run the same again; without it the one of the plan, or a new one for each run.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.seed")
    @Nullable Long seed;

    /**
     * When a scenario with a rate ends before its time is over: <code>never</code>, <code>broken</code> (as soon as an
     * objective is refuted) or <code>hopeless</code> (also as soon as one cannot pass any more); without it the plan decides.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.stop")
    @Nullable String stop;

    /**
     * Prints every value that a run would use, with its origin - <code>perf.yaml</code> and line, property, environment,
     * default - and ends; nothing is run, and an earlier result stays.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.explain")
    boolean explain;

    /**
     * What breaks the build: <code>broken</code> (refuted objectives, broken invariants, and whatever could not be
     * measured), <code>undecided</code> (also objectives that too few operations left open) or <code>never</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.failOn", defaultValue = FailOn.DEFAULT)
    String failOn;

    /**
     * The arguments of the JVM that generates the load, for example <code>-Xmx1g</code>; quotes hold blanks together.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.argLine")
    @Nullable String argLine;

    /**
     * The java executable that generates the load; without it <code>jdkToolchain</code> decides.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.jvm")
    @Nullable File jvm;

    /**
     * The requirements by which a JDK is chosen from the toolchains, for example
     * <code>&lt;version&gt;25&lt;/version&gt;</code>; without them the toolchain of the build, else the JDK of Maven.
     *
     * @since 0.1.0
     */
    @Parameter
    @Nullable Map<String, String> jdkToolchain;

    /**
     * How long a run may take, set-up included, for example <code>10m</code>; then it is ended and the build breaks.
     * Without it the limit is twice what the plan takes and five minutes.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.timeout")
    @Nullable String timeout;

    /**
     * Where results, reports and logs go.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "perf.outputDirectory",
            defaultValue = "${project.build.directory}/" + SloGuard.DEFAULT_DIRECTORY)
    File outputDirectory;

    /**
     * The id of a server in Maven's settings, whose username and password the load JVM gets in its environment, as
     * <code>PERF_DB_USER</code> and <code>PERF_DB_PASSWORD</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "perf.server")
    @Nullable String server;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    List<Artifact> pluginArtifacts;
}
