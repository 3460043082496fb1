package io.sloguard.maven;

import org.apache.maven.execution.MavenSession;

/** The command that reports and messages show to run the same again. */
final class Reproduction {

    private Reproduction() {}

    /** Returns the command for the current project, without seed and selection. */
    static String command(MavenSession session) {
        boolean isOneOfMany = session.getAllProjects().size() > 1;
        return "mvn verify"
                + (isOneOfMany ? " -pl :" + session.getCurrentProject().getArtifactId() : "");
    }
}
