package io.sloguard.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.config.Overrides;
import io.sloguard.config.Plan;
import io.sloguard.config.PlanReader;
import io.sloguard.config.ScenarioSource;
import io.sloguard.config.UncheckedPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** First plans of projects of each shape; what is written must be read, and compiled. */
class FirstPlanTest {

    private static final String SPRING = "org.springframework.boot:spring-boot-starter-web";
    private static final String DRIVER = "org.postgresql:postgresql";
    private static final String CORE = "io.sloguard:perf-core";
    private static final String POSTGRES = "io.sloguard:perf-scenarios-postgres";

    @TempDir
    private Path directory;

    @Test
    void plain_project_gets_a_scenario_that_fails_until_it_does_something() throws Exception {
        List<Path> written = write(Set.of(CORE), Set.of());

        assertThat(written).containsExactly(planFile(), scenarioFile());
        assertThat(planFile()).content().isEqualTo("""
                # What this project promises about its speed. Run it with: mvn verify
                # Every key: docs/perf-yaml.md of SLO Guard; every objective: docs/objectives.md.

                scenarios:
                  first-scenario:
                    class: com.example.perf.FirstScenario
                    load: {rate: 20/s, warmup: 5s, duration: 20s}   # arrivals do not wait for answers
                    objectives: [p95 <= 250ms, errors < 1%]
                """);
        assertThat(scenarioFile()).content().contains("Outcome.failed(\"not written yet\"");
        assertThat(plan().target()).isEmpty();
        assertCompiles();
    }

    @Test
    void project_with_postgresql_gets_a_target_and_its_changelog() throws Exception {
        Path changelogs = Files.createDirectories(directory.resolve("src/main/resources/db/changelog"));
        Files.writeString(changelogs.resolve("app.yaml"), "databaseChangeLog: []");

        write(Set.of(CORE, POSTGRES, DRIVER), Set.of());

        assertThat(plan().target().orElseThrow().target()).isEqualTo("embedded");
        assertThat(plan().target().orElseThrow().changelog()).contains("db/changelog/app.yaml");
        assertCompiles();
    }

    @Test
    void spring_application_is_started_on_the_target() throws Exception {
        write(Set.of(CORE, POSTGRES, DRIVER, SPRING), Set.of());

        assertThat(planFile()).content().contains("""
                start:                      # runs while the scenarios do; its output: target/perf/web-shop.log
                  web-shop:
                    command: ${java} -jar target/web-shop-1.0.jar --server.port=${port}
                    environment:            # its database is the target above
                      SPRING_DATASOURCE_URL: ${target.url}
                      SPRING_DATASOURCE_USERNAME: ${target.user}
                      SPRING_DATASOURCE_PASSWORD: ${target.password}
                    within: 60s             # it is ready when it listens at ${port}, a free one
                """);
        assertThat(plan().applications()).hasSize(1);
        assertThat(plan().scenarios().get(0).source())
                .isEqualTo(new ScenarioSource.OfClass("com.example.perf.FirstScenario"));
        assertThat(scenarioFile()).content().contains(".port(\"web-shop\")");
        assertCompiles();
    }

    @Test
    void kinds_that_are_there_make_java_superfluous() {
        assertThat(write(Set.of(SPRING), Set.of("http"))).containsExactly(planFile());
        assertThat(planFile()).content().contains("    http: {get: /, expect: {status: 200}}\n");
    }

    @Test
    void nothing_is_overwritten() throws Exception {
        Files.writeString(planFile(), "mine");

        assertThatThrownBy(() -> write(Set.of(CORE), Set.of()))
                .hasMessage(
                        "there is a plan at " + planFile() + " already, which is not overwritten; look at it with mvn"
                                + " perf:check, or name another file with -Dperf.file");
        assertThat(planFile()).content().isEqualTo("mine");
        assertThat(scenarioFile()).doesNotExist();

        Files.delete(planFile());
        Files.createDirectories(scenarioFile().getParent());
        Files.writeString(scenarioFile(), "mine, too");
        assertThat(write(Set.of(CORE), Set.of())).containsExactly(planFile());
        assertThat(scenarioFile()).content().isEqualTo("mine, too");
    }

    @Test
    void next_steps_are_two_commands_after_what_is_missing_in_the_pom() {
        assertThat(new FirstPlan(shape(Set.of(DRIVER), Set.of())).nextSteps())
                .containsExactly(
                        "add to the dependencies of the pom: <dependency><groupId>io.sloguard</groupId>"
                                + "<artifactId>perf-core</artifactId><version>(that of the plugin)</version>"
                                + "<scope>test</scope></dependency>",
                        "add to the dependencies of the pom: <dependency><groupId>io.sloguard</groupId>"
                                + "<artifactId>perf-scenarios-postgres</artifactId><version>(that of the plugin)</version>"
                                + "<scope>test</scope></dependency>",
                        "next     mvn verify        runs it; perf:check is in the pom for that",
                        "         mvn perf:doctor   tells whether this machine is fit to judge");
    }

    private List<Path> write(Set<String> dependencies, Set<String> kinds) {
        return new FirstPlan(shape(dependencies, kinds)).write(planFile());
    }

    private ProjectShape shape(Set<String> dependencies, Set<String> kinds) {
        return new ProjectShape(
                "web-shop", "com.example", directory, Path.of("target", "web-shop-1.0.jar"), dependencies, kinds);
    }

    private Path planFile() {
        return directory.resolve("perf.yaml");
    }

    private Path scenarioFile() {
        return directory.resolve("src/test/java/com/example/perf/FirstScenario.java");
    }

    private Plan plan() {
        return new PlanReader(new UncheckedPlan()).read(planFile(), Overrides.NONE);
    }

    private void assertCompiles() throws Exception {
        int errors = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        Files.createTempDirectory(directory, "classes").toString(),
                        scenarioFile().toString());
        assertThat(errors).isZero();
    }
}
