package io.sloguard.ci;

import io.sloguard.PerfException;
import io.sloguard.json.ResultJson;
import io.sloguard.report.export.MarkdownReport;
import io.sloguard.slo.JudgedRun;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * Shows a run in GitHub Actions: annotations at the lines of the plan, and the summary on the page of the step. Elsewhere
 * it does nothing. Immutable and thread-safe.
 */
public final class GitHubActions {

    private static final String IS_THERE = "GITHUB_ACTIONS";
    private static final String WORKSPACE = "GITHUB_WORKSPACE";
    private static final String STEP_SUMMARY = "GITHUB_STEP_SUMMARY";

    private final Map<String, String> environment;
    private final PrintStream out;

    /**
     * Creates the view of an environment.
     *
     * @param environment the variables of the process, as GitHub sets them
     * @param out where workflow commands go: each begins at the first column of a line
     */
    public GitHubActions(Map<String, String> environment, PrintStream out) {
        this.environment = Map.copyOf(environment);
        this.out = out;
    }

    /** Returns the view of this process: its variables, and the bare descriptor, because build tools prefix what is printed. */
    public static GitHubActions ofThisProcess() {
        return new GitHubActions(
                System.getenv(),
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    }

    /**
     * Shows a run, as far as the environment asks for it.
     *
     * @param result the result file of the run
     * @param directory the directory that files of the plan are named relative to
     * @param reproduce the command that runs the same plan again, without seed and selection
     * @return why it could not be shown, if so
     */
    public Optional<String> show(Path result, Path directory, String reproduce) {
        boolean hasAnnotations = "true".equals(environment.get(IS_THERE));
        String summary = environment.getOrDefault(STEP_SUMMARY, "");
        if (!hasAnnotations && summary.isBlank()) {
            return Optional.empty();
        }
        try {
            JudgedRun run = ResultJson.read(result);
            if (hasAnnotations) {
                Path workspace = Path.of(environment.getOrDefault(WORKSPACE, ""));
                new Annotations(Annotations.below(workspace, directory)).of(run).forEach(out::println);
            }
            return summary.isBlank()
                    ? Optional.empty()
                    : append(new MarkdownReport(reproduce).text(run), Path.of(summary));
        } catch (PerfException unreadable) {
            return Optional.of("nothing is shown in the CI system: " + unreadable.getMessage());
        }
    }

    /**
     * Adds a summary to the page of the step, if the environment has one.
     *
     * @param markdown the summary
     * @return why it could not be added, if so
     */
    public Optional<String> add(String markdown) {
        String summary = environment.getOrDefault(STEP_SUMMARY, "");
        return summary.isBlank() ? Optional.empty() : append(markdown, Path.of(summary));
    }

    private static Optional<String> append(String markdown, Path summary) {
        try {
            Files.writeString(
                    summary, markdown, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.of("the summary cannot be added to " + STEP_SUMMARY + ", " + summary + ": " + refused
                    + ". The verdict is not affected");
        }
    }
}
