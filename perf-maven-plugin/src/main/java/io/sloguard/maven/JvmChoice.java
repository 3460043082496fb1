package io.sloguard.maven;

import io.sloguard.PerfException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/** Finds the java executable that generates the load. */
final class JvmChoice {

    private static final String JDK = "jdk";
    private static final String JAVA = "java";

    private final ToolchainManager toolchains;
    private final MavenSession session;

    JvmChoice(ToolchainManager toolchains, MavenSession session) {
        this.toolchains = toolchains;
        this.session = session;
    }

    /**
     * Returns the executable: the one that is named, else that of a toolchain that fits the requirements, else that of
     * the build's toolchain, else that of Maven's own JDK.
     *
     * @throws PerfException if no toolchain fits, or if the executable is not there
     */
    Path java(Optional<File> named, Map<String, String> requirements) {
        if (named.isPresent()) {
            return executable(named.get().toPath(), "perf.jvm");
        }
        if (!requirements.isEmpty()) {
            return executable(required(requirements), "jdkToolchain");
        }
        return Optional.ofNullable(toolchains.getToolchainFromBuildContext(JDK, session))
                .flatMap(JvmChoice::javaOf)
                .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", JAVA));
    }

    private Path required(Map<String, String> requirements) {
        List<Toolchain> fitting = toolchains.getToolchains(session, JDK, requirements);
        return fitting.stream()
                .flatMap(toolchain -> javaOf(toolchain).stream())
                .findFirst()
                .orElseThrow(() -> new PerfException("no JDK among the toolchains fits " + requirements
                        + ": add one to Maven's toolchains.xml, or change jdkToolchain"));
    }

    private static Optional<Path> javaOf(Toolchain toolchain) {
        return Optional.ofNullable(toolchain.findTool(JAVA)).map(Path::of);
    }

    private static Path executable(Path java, String parameter) {
        if (!java.toFile().canExecute() || java.toFile().isDirectory()) {
            throw new PerfException(parameter + " names " + java + ", which is not an executable file");
        }
        return java;
    }
}
