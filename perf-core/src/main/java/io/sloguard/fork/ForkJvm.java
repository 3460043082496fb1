package io.sloguard.fork;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The JVM that a run is forked into. Immutable; its text form leaves the environment out, which may hold secrets.
 *
 * @param java the executable
 * @param arguments its own arguments, such as {@code -Xmx1g}
 * @param classPath what its class path consists of, in order
 * @param workingDirectory where it is started
 * @param environment variables to set in addition to those of this process
 */
public record ForkJvm(
        Path java,
        List<String> arguments,
        List<String> classPath,
        Path workingDirectory,
        Map<String, String> environment) {

    public ForkJvm {
        Objects.requireNonNull(java, "java");
        Objects.requireNonNull(workingDirectory, "workingDirectory");
        arguments = List.copyOf(arguments);
        classPath = List.copyOf(classPath);
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return "ForkJvm[java=" + java + ", arguments=" + arguments + ", workingDirectory=" + workingDirectory + "]";
    }
}
