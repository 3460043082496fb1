package io.sloguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sloguard.application.ReadinessProbe;
import io.sloguard.scenario.Declaration;
import io.sloguard.scenario.ScenarioFactory;
import io.sloguard.scenario.ScenarioProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The schema by which editors complete perf.yaml says what the reader says. */
class PlanSchemaTest {

    private static final Path REPOSITORY = Path.of("..");
    private static final Path SCHEMA = REPOSITORY.resolve("docs/perf.schema.json");
    private static final Pattern KNOWN = Pattern.compile("unknown key \"zzzzzz\" in [^;]*; known are ([^\n]*)");
    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path directory;

    @Test
    void every_plan_of_the_repository_that_can_be_run_keeps_the_schema() throws IOException {
        List<String> taken = new ArrayList<>();
        for (Path file : files("perf.yaml")) {
            if (isTaken(file)) {
                taken.add(file.toString());
                assertThat(violations(Files.readString(file)))
                        .as(file.toString())
                        .isEmpty();
            }
        }

        assertThat(taken).hasSizeGreaterThan(20);
    }

    @Test
    void every_plan_in_the_docs_keeps_the_schema() throws IOException {
        List<String> taken = new ArrayList<>();
        for (Path page : files(".md")) {
            Matcher blocks = BLOCK.matcher(Files.readString(page));
            while (blocks.find()) {
                Path file = Files.writeString(directory.resolve("perf.yaml"), blocks.group(1));
                if (isTaken(file)) {
                    taken.add(page.toString());
                    assertThat(violations(blocks.group(1))).as(page.toString()).isEmpty();
                }
            }
        }

        assertThat(taken).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                   | /
                    defaults                             | /properties/defaults
                    defaults.load                        | /definitions/load
                    scenarios.one                        | /definitions/scenario
                    scenarios.one.load                   | /definitions/load
                    start.one                            | /definitions/application
                    start.one.ready                      | /definitions/application/properties/ready
                    plans.one                            | /definitions/planGuard
                    migrations.one                       | /definitions/migration
                    migrations.one.openTransaction       | /definitions/migration/properties/openTransaction
                    migrations.one.scaledControl         | /definitions/migration/properties/scaledControl
                    experiments.one                      | /definitions/experiment
                    experiments.one.a                    | /definitions/variant
                    """)
    void the_schema_has_the_keys_that_the_reader_knows(String place, String definition) throws IOException {
        assertThat(inSchema(definition)).isNotEmpty().isEqualTo(knownAt(place));
    }

    @Test
    void a_websocket_scenario_has_the_keys_that_its_page_explains() throws IOException {
        Set<String> explained = new TreeSet<>();
        Matcher rows = Pattern.compile("(?m)^\\| `(\\w+)` \\|")
                .matcher(Files.readString(REPOSITORY.resolve("docs/websocket.md")));
        while (rows.find()) {
            explained.add(rows.group(1));
        }

        assertThat(inSchema("/definitions/scenario/properties/websocket")).isEqualTo(explained);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    load: {rate: 10/s            | laod: {rate: 10/s
                    rate: 10/s                   | rate: 10
                    duration: 5s                 | duration: 5
                    [errors < 1%]                | []
                    stop: never                  | stop: sometimes
                    class: shop.Purchase         | {class: shop.Purchase, websocket: {url: ws://a, send: b, expect: c}}
                    """)
    void what_the_reader_refuses_the_schema_refuses(String right, String wrong) {
        String plan = """
                scenarios:
                  purchase:
                    class: shop.Purchase
                    load: {rate: 10/s, duration: 5s}
                    objectives: [errors < 1%]
                    stop: never
                """;
        String changed = wrong.startsWith("{class")
                ? plan.replace(right, right + "\n    websocket: {url: 'ws://a', send: b, expect: c}")
                : plan.replace(right, wrong);

        assertThat(violations(plan)).isEmpty();
        assertThat(changed).isNotEqualTo(plan);
        assertThat(violations(changed)).isNotEmpty();
    }

    /** Returns the keys that the reader names when it finds one at that place that it does not know. */
    private Set<String> knownAt(String place) throws IOException {
        StringBuilder yaml = new StringBuilder();
        String indent = "";
        for (String step : place.isEmpty() ? new String[0] : place.split("\\.")) {
            yaml.append(indent).append(step).append(":\n");
            indent += "  ";
        }
        yaml.append(indent).append("zzzzzz: 1\n");
        Path file = Files.writeString(directory.resolve("perf.yaml"), yaml);
        try {
            new PlanReader(new Everything()).read(file, Overrides.NONE);
            throw new AssertionError("the reader takes any key at " + place);
        } catch (PlanException refused) {
            Matcher known = KNOWN.matcher(String.valueOf(refused.getMessage()));
            assertThat(known.find()).as(refused.getMessage()).isTrue();
            return new TreeSet<>(List.of(known.group(1).split(", ")));
        }
    }

    private static Set<String> inSchema(String pointer) throws IOException {
        Object at = yaml(Files.readString(SCHEMA));
        for (String step : pointer.substring(1).split("/")) {
            at = step.isEmpty() ? at : ((Map<?, ?>) at).get(step);
        }
        return ((Map<?, ?>) ((Map<?, ?>) at).get("properties"))
                .keySet().stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isTaken(Path file) {
        try {
            new PlanReader(new Everything()).read(file, Overrides.NONE);
            return true;
        } catch (PlanException refused) {
            return false;
        }
    }

    private static List<String> violations(String plan) {
        try {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(Files.readString(SCHEMA));
            return schema.validate(json(yaml(plan)), InputFormat.JSON).stream()
                    .map(Error::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    private static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> json(String.valueOf(entry.getKey())) + ":" + json(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PlanSchemaTest::json).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Number || value instanceof Boolean || value == null) {
            return String.valueOf(value);
        }
        return "\""
                + String.valueOf(value)
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n") + "\"";
    }

    private static List<Path> files(String end) throws IOException {
        try (Stream<Path> all = Files.walk(REPOSITORY)) {
            return all.filter(file -> file.toString().endsWith(end))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }

    /** Every class, target and kind is there, so that only the grammar can be wrong. */
    private record Everything() implements PlanChecks {

        @Override
        public List<String> scenarioClassProblems(String className) {
            return List.of();
        }

        @Override
        public List<String> targetProblems(PlannedTarget target) {
            return List.of();
        }

        @Override
        public Optional<ScenarioSource> unstatedSource() {
            return Optional.of(new ScenarioSource.OfClass("stated.ByCode"));
        }

        @Override
        public List<ScenarioProvider> scenarioProviders() {
            return List.of(new AnyKind("http"), new AnyKind("sql"), new AnyKind("websocket"));
        }

        @Override
        public List<ReadinessProbe> readinessProbes() {
            return List.of(new AnyAddress());
        }
    }

    private record AnyKind(String kind) implements ScenarioProvider {

        @Override
        public ScenarioFactory read(Declaration declaration) {
            return () -> {
                throw new IllegalStateException("nothing is run here");
            };
        }
    }

    private record AnyAddress() implements ReadinessProbe {

        @Override
        public String kind() {
            return "http";
        }

        @Override
        public Optional<String> problem(String address) {
            return Optional.empty();
        }

        @Override
        public Optional<String> objection(String address, Duration limit) {
            return Optional.empty();
        }
    }
}
