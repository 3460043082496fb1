package io.sloguard.scenarios.websocket;

import io.sloguard.application.Applications;
import io.sloguard.config.Overrides;
import io.sloguard.config.Plan;
import io.sloguard.config.PlanChecks;
import io.sloguard.config.PlanReader;
import io.sloguard.config.PlannedTarget;
import io.sloguard.config.ScenarioSource;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.ScenarioProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a declaration from a whole plan, as a run does. */
final class DeclaredChat {

    /** What the engine would give to a scenario. */
    static final ScenarioContext CONTEXT = new Context(Optional.empty());

    private DeclaredChat() {}

    /** Returns a scenario from the lines below {@code websocket:}. */
    static Scenario scenario(Path directory, String declaration) throws IOException {
        return scenario(plan(directory, declaration));
    }

    /** Returns the same from a plan that starts an application. */
    static Scenario scenario(Path directory, String declaration, String application) throws IOException {
        return scenario(read(directory, "start: {" + application + ": {command: run, port: 1}}\n", declaration));
    }

    private static Scenario scenario(Plan plan) {
        return ((ScenarioSource.Declared) plan.scenarios().get(0).source())
                .factory()
                .create();
    }

    /** Returns the plan with the lines below {@code websocket:}, whose first is line 4 of perf.yaml. */
    static Plan plan(Path directory, String declaration) throws IOException {
        return read(directory, "", declaration);
    }

    private static Plan read(Path directory, String start, String declaration) throws IOException {
        Path file = directory.resolve("perf.yaml");
        Files.writeString(file, start + """
                scenarios:
                  chat:
                    websocket:
                %s
                    load: {rate: 10/s, duration: 10s}
                    objectives: [errors < 1%%]
                """.formatted(declaration.indent(6).stripTrailing()));
        return new PlanReader(new Checks()).read(file, Overrides.NONE);
    }

    private record Checks() implements PlanChecks {

        @Override
        public List<String> scenarioClassProblems(String className) {
            return List.of();
        }

        @Override
        public List<String> targetProblems(PlannedTarget target) {
            return List.of();
        }

        @Override
        public List<ScenarioProvider> scenarioProviders() {
            return List.of(new WebSocketProvider());
        }
    }

    /** Returns what the engine would give to a scenario beside an application. */
    static ScenarioContext beside(String application, int port) {
        return new Context(Optional.of(new Applications() {
            @Override
            public List<String> names() {
                return List.of(application);
            }

            @Override
            public int port(String name) {
                return port;
            }

            @Override
            public String fill(String text) {
                return text.replace("${port}", String.valueOf(port));
            }
        }));
    }

    private record Context(Optional<Applications> applications) implements ScenarioContext {

        @Override
        public String name() {
            return "chat";
        }

        @Override
        public long seed() {
            return 1;
        }

        @Override
        public int users() {
            return 4;
        }

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public <T> T resource(Class<T> type) {
            return type.cast(applications.orElseThrow());
        }
    }
}
