package io.sloguard.maven;

import io.sloguard.PerfException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;

/**
 * The class path of the load JVM: the test class path of the project, and behind it whatever this plugin brings and the
 * project has not, so that kinds of scenarios such as http need no dependency.
 */
final class ForkClassPath {

    private static final String GROUP = "io.sloguard";
    private static final String LIBRARY = "perf-core";

    private ForkClassPath() {}

    /**
     * Returns the elements of the class path.
     *
     * @param testClassPath the test class path of the project
     * @param projectArtifacts the resolved dependencies of the project
     * @param pluginArtifacts the artifacts of this plugin, which bring the library in the plugin's version
     * @throws PerfException if the project has the library in another version
     */
    static List<String> of(
            List<String> testClassPath, Collection<Artifact> projectArtifacts, Collection<Artifact> pluginArtifacts) {
        Artifact own = library(pluginArtifacts)
                .orElseThrow(() -> new PerfException("the plugin has no " + LIBRARY + " among its dependencies"));
        Optional<Artifact> theirs = library(projectArtifacts);
        if (theirs.isPresent() && !theirs.get().getBaseVersion().equals(own.getBaseVersion())) {
            throw new PerfException("the project has " + LIBRARY + " "
                    + theirs.get().getBaseVersion() + " on its test class path, the plugin is of version "
                    + own.getBaseVersion() + ": use the same version of " + GROUP + ":" + LIBRARY + " and " + GROUP
                    + ":perf-maven-plugin");
        }
        Set<String> there =
                projectArtifacts.stream().map(Artifact::getDependencyConflictId).collect(Collectors.toSet());
        List<String> elements = new ArrayList<>(testClassPath);
        pluginArtifacts.stream()
                .filter(artifact -> artifact.getFile() != null)
                .filter(artifact -> !artifact.getArtifactId().equals("perf-maven-plugin"))
                .filter(artifact -> !there.contains(artifact.getDependencyConflictId()))
                .map(artifact -> artifact.getFile().getPath())
                .forEach(elements::add);
        return elements;
    }

    private static Optional<Artifact> library(Collection<Artifact> artifacts) {
        return artifacts.stream()
                .filter(artifact -> artifact.getGroupId().equals(GROUP))
                .filter(artifact -> artifact.getArtifactId().equals(LIBRARY))
                .findFirst();
    }
}
