package io.sloguard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.scenario.Declaration;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.ScenarioFactory;
import io.sloguard.scenario.ScenarioProvider;
import io.sloguard.scenario.VirtualUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios that a plan declares without Java, by a kind that is on the class path. */
class SourceReaderTest {

    @TempDir
    Path directory;

    @Test
    void a_declared_scenario_is_made_by_the_provider_of_its_kind() throws Exception {
        Plan plan = read("echo: {say: hello}");

        ScenarioSource.Declared source =
                (ScenarioSource.Declared) plan.scenarios().get(0).source();
        assertThat(source.kind()).isEqualTo("echo");
        assertThat(source.factory().create()).isEqualTo(new Echo("hello"));
    }

    @Test
    void every_mistake_of_a_declaration_has_its_line_beside_those_of_the_plan() {
        assertThatThrownBy(() -> read("echo: {sya: hello}\n    stop: sometimes"))
                .hasMessageContaining("perf.yaml:3:12  unknown key \"sya\" in scenarios.greet.echo; did you mean say?")
                .hasMessageContaining("perf.yaml:4:11  ");
    }

    @Test
    void a_scenario_comes_from_one_place() {
        assertThatThrownBy(() -> read("echo: {say: hello}\n    class: shop.Purchase"))
                .hasMessageContaining("scenarios.greet has class and echo: choose one");
        assertThatThrownBy(() -> read("stop: never"))
                .hasMessageContaining("scenarios.greet needs a class that implements io.sloguard.scenario.Scenario,"
                        + " or without Java one of echo");
    }

    @Test
    void a_kind_whose_module_is_missing_names_the_module() {
        assertThatThrownBy(() -> read("sql: select 1"))
                .hasMessageContaining(
                        "perf.yaml:3:10  scenarios.greet: scenarios of kind sql are not on the class path;"
                                + " add the dependency io.sloguard:perf-scenarios-postgres in test scope; there are echo");
    }

    @Test
    void a_list_has_items_and_what_is_none_is_a_list_of_one() throws Exception {
        assertThat(echoed("echo: {say: [a, b]}")).isEqualTo("a+b");
        assertThat(echoed("echo: {say: a}")).isEqualTo("a");
        assertThatThrownBy(() -> read("echo: {say: [a, {b: c}]}"))
                .hasMessageContaining("scenarios.greet.echo.say[2] is a single value, not a mapping");
        assertThatThrownBy(() -> read("echo: hello"))
                .hasMessageContaining("scenarios.greet.echo is a mapping of keys to values, not \"hello\"");
    }

    @Test
    void ports_of_applications_stand_in_texts_when_they_are_read() throws Exception {
        Path file = Files.writeString(directory.resolve("perf.yaml"), """
                start:
                  shop: {command: ["serve", "${port}"], port: 8123}
                scenarios:
                  greet:
                    echo:
                      say: localhost:${shop.port} ${other}
                    load: {rate: 10/s, duration: 10s}
                    objectives: [errors < 1%]
                """);

        Plan plan = new PlanReader(new EchoIsThere()).read(file, Overrides.NONE);

        ScenarioSource.Declared source =
                (ScenarioSource.Declared) plan.scenarios().get(0).source();
        assertThat(source.factory().create()).isEqualTo(new Echo("localhost:8123 ${other}"));
    }

    private String echoed(String source) throws IOException {
        ScenarioSource.Declared declared =
                (ScenarioSource.Declared) read(source).scenarios().get(0).source();
        return ((Echo) declared.factory().create()).said();
    }

    private Plan read(String source) throws IOException {
        Path file = directory.resolve("perf.yaml");
        Files.writeString(file, """
                scenarios:
                  greet:
                    %s
                    load: {rate: 10/s, duration: 10s}
                    objectives: [errors < 1%%]
                """.formatted(source));
        return new PlanReader(new EchoIsThere()).read(file, Overrides.NONE);
    }

    private record EchoIsThere() implements PlanChecks {

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
            return List.of(new EchoProvider());
        }
    }

    private static final class EchoProvider implements ScenarioProvider {

        @Override
        public String kind() {
            return "echo";
        }

        @Override
        public ScenarioFactory read(Declaration declaration) {
            declaration.allow(Set.of("say"));
            List<String> said = declaration.at("say").map(Declaration::items).orElse(List.of()).stream()
                    .flatMap(item -> item.text().stream())
                    .toList();
            return () -> new Echo(String.join("+", said));
        }
    }

    private record Echo(String said) implements Scenario {

        @Override
        public VirtualUser newUser(ScenarioContext context) {
            return operation -> Outcome.ok();
        }
    }
}
