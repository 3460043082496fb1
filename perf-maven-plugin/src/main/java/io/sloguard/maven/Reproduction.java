package io.sloguard.maven;

import io.sloguard.slo.JudgedRun;
import org.apache.maven.execution.MavenSession;

/** The command that reports and messages show to run the same again. */
final class Reproduction {

    /** What runs scenarios and plan guards again. */
    static final String CHECKS = "verify";

    /** What makes experiments again. */
    static final String EXPERIMENTS = "test-compile perf:compare";

    private Reproduction() {}

    /** Returns what runs again what was run. */
    static String goal(JudgedRun run) {
        return run.result().experiments().isEmpty() ? CHECKS : EXPERIMENTS;
    }

    /**
     * Returns the command for the current project, without seed and selection.
     *
     * @param goal the goal or phase that runs the same again
     */
    static String command(String goal, MavenSession session) {
        boolean isOneOfMany = session.getAllProjects().size() > 1;
        return "mvn " + goal
                + (isOneOfMany ? " -pl :" + session.getCurrentProject().getArtifactId() : "");
    }
}
