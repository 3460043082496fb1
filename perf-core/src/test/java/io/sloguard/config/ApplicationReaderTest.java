package io.sloguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.application.Application;
import io.sloguard.application.Readiness;
import io.sloguard.application.ReadinessProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code start:} of a plan may say. */
class ApplicationReaderTest {

    private static final String SCENARIO = """
            scenarios:
              place-order:
                class: shop.PlaceOrder
                load: {rate: 100/s, duration: 20s}
                objectives: [errors < 1%]
            """;

    @TempDir
    private Path directory;

    @Test
    void applications_are_read_with_all_that_they_state() throws Exception {
        Plan plan = plan("""
                target: embedded
                start:
                  shop:
                    command: java -Dname='a b' -jar target/shop.jar --server.port=${port}
                    environment: {DB_PASSWORD: "${target.password}"}
                    port: 8080
                    ready:
                      http: http://localhost:${port}/health
                    within: 30s
                  mail:
                    command: ["mail", "--shop", "${shop.port}"]
                    ready: {log: "^Started"}
                """).read();

        assertThat(plan.applications()).hasSize(2);
        assertThat(plan.applications().get(0))
                .isEqualTo(new Application(
                        "shop",
                        plan.applications().get(0).place(),
                        List.of("java", "-Dname=a b", "-jar", "target/shop.jar", "--server.port=${port}"),
                        directory.toAbsolutePath(),
                        Map.of("DB_PASSWORD", "${target.password}"),
                        8080,
                        new Readiness.Answers("http", "http://localhost:${port}/health"),
                        Duration.ofSeconds(30)));
        assertThat(plan.applications().get(0).place()).endsWith("perf.yaml:3");
        Application mail = plan.applications().get(1);
        assertThat(mail.command()).containsExactly("mail", "--shop", "${shop.port}");
        assertThat(mail.readiness().words()).isEqualTo("a line of its log that matches \"^Started\"");
        assertThat(mail.port()).isEqualTo(Application.LAST_PORT);
        assertThat(mail.within()).isEqualTo(Application.DEFAULT_WITHIN);
    }

    @Test
    void application_that_is_given_a_port_is_ready_when_it_listens() throws Exception {
        Plan plan = plan("""
                start:
                  shop: {command: ["serve", "${port}"]}
                """).read();

        assertThat(plan.applications().get(0).readiness()).isEqualTo(new Readiness.Listens("${port}"));
    }

    @Test
    void every_mistake_is_told_at_its_place() throws Exception {
        assertThat(plan("""
                start:
                  shop:
                    command: serve ${prot} ${target.url}
                    directory: no/such
                    port: 80800
                    ready: {log: "(", http: "ftp://x"}
                    within: 0s
                    comand: x
                  "a/b": {command: "serve ${shop.port}"}
                  idle: {ready: {log: "("}}
                  asked: {command: serve, ready: {http: "ftp://x"}}
                """).refusal()).isEqualTo("""
                perf.yaml has 12 mistakes; nothing was run:
                  perf.yaml:3:14  unknown ${prot} in start.shop; known are ${port}, ${java}
                  perf.yaml:3:14  unknown ${target.url} in start.shop: the plan has no target; known are ${port}, ${java}
                  perf.yaml:4:16  start.shop.directory: there is no directory %s
                  perf.yaml:5:11  port: a port is a number from 1 to 65535, not "80800"
                  perf.yaml:6:12  start.shop.ready has one of port, log, http, for example {log: Started}
                  perf.yaml:7:13  within: more than 0s, not "0s"
                  perf.yaml:8:5  unknown key "comand" in start.shop; did you mean command?; known are command, directory, \
                environment, port, ready, within
                  perf.yaml:9:10  start.a/b: the name of an application has letters, digits, - and _ only
                  perf.yaml:9:10  start.a/b needs to know when it is ready: give it ${port} to listen at, or write ready: \
                with port, log, http
                  perf.yaml:10:9  start.idle needs a command, for example command: java -jar target/shop.jar \
                --server.port=${port}
                  perf.yaml:10:23  log: a regular expression, which this is not: Unclosed group in "("
                  perf.yaml:11:41  start.asked.ready.http: an address begins with http://""".formatted(
                directory.resolve("no/such").toAbsolutePath()).replace("11 mistakes", "12 mistakes"));
    }

    @Test
    void variant_with_a_target_of_its_own_is_refused_beside_applications() throws Exception {
        assertThat(plan("""
                target: embedded
                start:
                  shop: {command: ["serve", "${port}"]}
                experiments:
                  servers:
                    a: {scenario: place-order}
                    b: {scenario: place-order, target: "jdbc:postgresql://localhost:5432/app"}
                    claims: [b is at least 30% faster at p95]
                """).refusal()).isEqualTo("""
                perf.yaml has 1 mistake; nothing was run:
                  perf.yaml:6:5  experiments.servers: the applications of start use the target of the plan, so no variant \
                can have its own""");
    }

    private PlanFile plan(String start) throws IOException {
        return PlanFile.of(directory, start + SCENARIO).heldAgainst(new HttpIsThere());
    }

    private record HttpIsThere() implements PlanChecks {

        @Override
        public List<String> scenarioClassProblems(String className) {
            return List.of();
        }

        @Override
        public List<String> targetProblems(PlannedTarget target) {
            return List.of();
        }

        @Override
        public List<ReadinessProbe> readinessProbes() {
            return List.of(new HttpProbe());
        }
    }

    private record HttpProbe() implements ReadinessProbe {

        @Override
        public String kind() {
            return "http";
        }

        @Override
        public Optional<String> problem(String address) {
            return address.startsWith("http://") ? Optional.empty() : Optional.of("an address begins with http://");
        }

        @Override
        public Optional<String> objection(String address, Duration limit) {
            throw new AssertionError("nothing is started while a plan is read");
        }
    }
}
