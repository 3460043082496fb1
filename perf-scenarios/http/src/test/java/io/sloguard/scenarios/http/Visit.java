package io.sloguard.scenarios.http;

import io.sloguard.application.Applications;
import io.sloguard.config.Overrides;
import io.sloguard.config.PlanChecks;
import io.sloguard.config.PlanReader;
import io.sloguard.config.PlannedTarget;
import io.sloguard.config.ScenarioSource;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.ScenarioProvider;
import io.sloguard.scenario.VirtualUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One user of a scenario as a plan declares it, whose operations a test runs one by one. */
final class Visit implements AutoCloseable {

    private final HttpScenario scenario;
    private final VirtualUser user;
    private long next;

    private Visit(HttpScenario scenario, VirtualUser user) {
        this.scenario = scenario;
        this.user = user;
    }

    /** Reads what stands at {@code http}, at the indentation of a block, and makes a user. */
    static Visit of(Path directory, String http) throws Exception {
        HttpScenario scenario = read(directory, http);
        scenario.prepare(new Alone());
        return new Visit(scenario, scenario.newUser(new Alone()));
    }

    static HttpScenario read(Path directory, String http) throws IOException {
        Path file = directory.resolve("perf.yaml");
        Files.writeString(file, """
                scenarios:
                  shop:
                    load: {rate: 10/s, duration: 10s}
                    objectives: [errors < 1%%]
                    http:
                %s
                """.formatted(http.indent(6)));
        var plan = new PlanReader(new HttpAlone()).read(file, Overrides.NONE);
        var source = (ScenarioSource.Declared) plan.scenarios().get(0).source();
        return (HttpScenario) source.factory().create();
    }

    /** Runs the next operation. */
    Outcome run() throws Exception {
        return user.run(new RecordedOperation(next++));
    }

    RecordedOperation recorded() throws Exception {
        RecordedOperation operation = new RecordedOperation(next++);
        user.run(operation);
        return operation;
    }

    @Override
    public void close() throws IOException {
        scenario.close();
    }

    private record HttpAlone() implements PlanChecks {

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
            return List.of(new HttpScenarioProvider());
        }
    }

    private record Alone() implements ScenarioContext {

        @Override
        public String name() {
            return "shop";
        }

        @Override
        public long seed() {
            return 1;
        }

        @Override
        public int users() {
            return 1;
        }

        @Override
        public Map<String, String> settings() {
            return Map.of();
        }

        @Override
        public <T> T resource(Class<T> type) {
            throw new IllegalStateException(
                    Optional.of(type).filter(Applications.class::equals).map(Class::getName) + " is not there");
        }
    }
}
