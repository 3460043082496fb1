package io.sloguard.config;

import io.sloguard.scenario.ScenarioProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads where a scenario comes from: its {@code class}, or what it declares below the name of a kind. */
final class SourceReader {

    private static final String CLASS = "class";
    /** The kinds that have a module of ours, which is named where one is missing. */
    private static final Set<String> SHIPPED = Set.of("http", "sql", "websocket");

    private final PlanChecks checks;
    private final Path directory;
    private final Map<String, Integer> applications;
    private final Problems problems;

    /** Creates a reader; files that declarations name are relative to the directory, the plan starts the applications. */
    SourceReader(PlanChecks checks, Path directory, Map<String, Integer> applications, Problems problems) {
        this.checks = checks;
        this.directory = directory;
        this.applications = Collections.unmodifiableMap(new LinkedHashMap<>(applications));
        this.problems = problems;
    }

    /** Returns the keys of which a scenario has one. */
    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>(Set.of(CLASS));
        checks.scenarioProviders().forEach(provider -> keys.add(provider.kind()));
        keys.addAll(SHIPPED);
        return keys;
    }

    /** Returns where a scenario comes from; empty, which is a problem then, if it says none, several, or a wrong one. */
    Optional<ScenarioSource> read(YamlMap scenario) {
        List<String> stated = keys().stream().filter(scenario::has).sorted().toList();
        if (stated.isEmpty() && checks.unstatedSource().isPresent()) {
            return checks.unstatedSource();
        }
        if (stated.isEmpty()) {
            scenario.problem(scenario.name() + " needs a class that implements io.sloguard.scenario.Scenario"
                    + accepted(", or without Java one of "));
            return Optional.empty();
        }
        if (stated.size() > 1) {
            scenario.problem(stated.get(1), scenario.name() + " has " + String.join(" and ", stated) + ": choose one");
            return Optional.empty();
        }
        String key = stated.get(0);
        return key.equals(CLASS) ? ofClass(scenario) : declared(key, scenario);
    }

    private Optional<ScenarioSource> ofClass(YamlMap scenario) {
        Optional<String> className = scenario.text(CLASS);
        className
                .map(checks::scenarioClassProblems)
                .orElse(List.of())
                .forEach(problem -> scenario.problem(CLASS, problem));
        return className.map(ScenarioSource.OfClass::new);
    }

    private Optional<ScenarioSource> declared(String kind, YamlMap scenario) {
        Optional<ScenarioProvider> provider = checks.scenarioProviders().stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst();
        if (provider.isEmpty()) {
            scenario.problem(
                    kind,
                    scenario.name() + ": scenarios of kind " + kind + " are not on the class path; add the dependency "
                            + module(kind) + " in test scope" + accepted("; there are "));
            return Optional.empty();
        }
        return scenario.node(kind)
                .map(node -> new YamlDeclaration(scenario.name() + "." + kind, node, directory, applications, problems))
                .map(declaration ->
                        new ScenarioSource.Declared(kind, provider.get().read(declaration)));
    }

    private static String module(String kind) {
        return "io.sloguard:perf-scenarios-" + (kind.equals("sql") ? "postgres" : kind);
    }

    private String accepted(String before) {
        List<String> kinds = new ArrayList<>(checks.scenarioProviders().stream()
                .map(ScenarioProvider::kind)
                .sorted()
                .toList());
        return kinds.isEmpty() ? "" : before + String.join(", ", kinds);
    }
}
