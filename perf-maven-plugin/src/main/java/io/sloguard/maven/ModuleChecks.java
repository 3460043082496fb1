package io.sloguard.maven;

import io.sloguard.PerfException;
import io.sloguard.json.ResultJson;
import io.sloguard.report.ModuleOutcome;
import io.sloguard.report.ModuleOutcomes;
import io.sloguard.report.export.ReportFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.BuildFailure;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * The executions of one goal in all modules of a build: which there are, and what became of them. What is known is kept in
 * the request of the build, in classes of the JDK alone: modules whose plugins have different dependencies, and so classes of
 * their own, still share it, and the next build in the same JVM does not. Thread-safe.
 */
final class ModuleChecks {

    private static final String NOT_REACHED = "not measured: the build did not get there";

    private final MavenSession session;
    private final MojoExecution execution;

    ModuleChecks(MavenSession session, MojoExecution execution) {
        this.session = session;
        this.execution = execution;
    }

    /** Notes that the current module was judged. */
    void judged(Path result) {
        note("results", result.toString());
    }

    /** Notes that of the current module nothing is known, and why. */
    void unknown(String why) {
        note("unknown", why.lines().findFirst().orElse(why));
    }

    /**
     * Returns what became of all modules, if there are several and the current one is the last that is heard of.
     *
     * @param isBreaking whether the current module breaks the build
     */
    Optional<ModuleOutcomes> outcomes(boolean isBreaking) {
        Map<String, MavenProject> planned = planned();
        boolean isLast = (isBreaking && endsAtFirst())
                || planned.entrySet().stream()
                        .allMatch(one -> isKnown(one.getKey()) || isGivenUp(one.getValue(), isBreaking));
        if (planned.size() < 2 || !isLast) {
            return Optional.empty();
        }
        List<ModuleOutcome> outcomes = new ArrayList<>();
        planned.forEach((name, project) -> outcomes.add(outcome(name)));
        return Optional.of(new ModuleOutcomes(outcomes));
    }

    private ModuleOutcome outcome(String name) {
        String result = noted("results").get(name);
        if (result == null) {
            return ModuleOutcome.unknown(name, noted("unknown").getOrDefault(name, NOT_REACHED));
        }
        try {
            Path file = Path.of(result);
            return ModuleOutcome.of(name, ResultJson.read(file), new ReportFiles(file.resolveSibling("")).html());
        } catch (PerfException unreadable) {
            return ModuleOutcome.unknown(name, String.valueOf(unreadable.getMessage()));
        }
    }

    /** Returns the executions of the goal that the build has planned, by name, in the order of the modules. */
    private Map<String, MavenProject> planned() {
        Map<String, MavenProject> planned = new LinkedHashMap<>();
        for (MavenProject project : session.getProjects()) {
            List<String> ids = executions(project);
            ids.forEach(id -> planned.put(name(project, ids.size() > 1 ? id : ""), project));
        }
        return planned;
    }

    private List<String> executions(MavenProject project) {
        if (execution.getSource() == MojoExecution.Source.CLI) {
            return List.of(execution.getExecutionId());
        }
        Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
        return plugin == null
                ? List.of()
                : plugin.getExecutions().stream()
                        .filter(one -> one.getGoals().contains(execution.getGoal()))
                        .filter(one -> !"none".equals(one.getPhase()))
                        .map(PluginExecution::getId)
                        .toList();
    }

    private static String name(MavenProject project, String executionId) {
        return project.getArtifactId() + (executionId.isEmpty() ? "" : " (" + executionId + ")");
    }

    private boolean isKnown(String name) {
        return noted("results").containsKey(name) || noted("unknown").containsKey(name);
    }

    /** Returns whether a module that was not heard of will not be: its build is over, or it needs one that failed. */
    private boolean isGivenUp(MavenProject project, boolean isBreaking) {
        return session.getResult().getBuildSummary(project) != null
                || session.getProjectDependencyGraph().getUpstreamProjects(project, true).stream()
                        .anyMatch(upstream -> (isBreaking && upstream.equals(session.getCurrentProject()))
                                || session.getResult().getBuildSummary(upstream) instanceof BuildFailure);
    }

    private boolean endsAtFirst() {
        return MavenExecutionRequest.REACTOR_FAIL_FAST.equals(
                session.getRequest().getReactorFailureBehavior());
    }

    private void note(String kind, String value) {
        MavenProject project = session.getCurrentProject();
        String id = executions(project).size() > 1 ? execution.getExecutionId() : "";
        noted(kind).put(name(project, id), value);
    }

    @SuppressWarnings("unchecked") // this class alone puts values under these keys
    private Map<String, String> noted(String kind) {
        MavenExecutionRequest request = session.getRequest();
        String key = ModuleChecks.class.getName() + "." + execution.getGoal() + "." + kind;
        synchronized (request) {
            return (Map<String, String>) request.getData()
                    .computeIfAbsent(key, absent -> Collections.synchronizedMap(new LinkedHashMap<>()));
        }
    }
}
