package io.sloguard.fork;

import java.nio.file.Path;
import java.util.ArrayList;
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

    /**
     * Splits a line of arguments as a shell does: at blanks, except between single or double quotes.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    public static List<String> splitArguments(String line) {
        List<String> arguments = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        char quote = ' ';
        boolean inArgument = false;
        for (int at = 0; at < line.length(); at++) {
            char letter = line.charAt(at);
            boolean opens = quote == ' ' && (letter == '"' || letter == '\'');
            boolean separates = quote == ' ' && Character.isWhitespace(letter);
            if (opens || (letter == quote && quote != ' ')) {
                quote = opens ? letter : ' ';
                inArgument = true;
            } else if (!separates) {
                current.append(letter);
                inArgument = true;
            } else if (inArgument) {
                arguments.add(current.toString());
                current.setLength(0);
                inArgument = false;
            }
        }
        if (quote != ' ') {
            throw new IllegalArgumentException("a quote " + quote + " is not closed in: " + line);
        }
        if (inArgument) {
            arguments.add(current.toString());
        }
        return arguments;
    }

    @Override
    public String toString() {
        return "ForkJvm[java=" + java + ", arguments=" + arguments + ", workingDirectory=" + workingDirectory + "]";
    }
}
