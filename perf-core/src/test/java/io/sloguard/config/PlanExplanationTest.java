package io.sloguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.load.StopPolicy;
import io.sloguard.report.ExplanationReport;
import io.sloguard.report.ReportLine;
import io.sloguard.scenario.ScenarioProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanExplanationTest {

    @TempDir
    Path directory;

    @Test
    void every_value_of_a_plan_is_told_with_its_origin() throws IOException {
        Path file = write("""
                target: jdbc:postgresql://localhost:5432/app
                defaults:
                  load: {warmup: 1s, duration: 5s}
                  objectives: [errors < 1%]
                  stop: broken
                start:
                  shop:
                    command: java -jar shop.jar --server.port=${port} --admin.password=letmein
                    environment: {SPRING_DATASOURCE_PASSWORD: "${target.password}", STRIPE_SECRET: abc}
                plans:
                  wallet:
                    sql: select * from wallet where id = :id
                    bindings: {hot: {id: 1}}
                    objectives: [buffers <= 60]
                migrations:
                  wallet-index:
                    apply: db/index.yaml
                    under: purchase
                    objectives: [p99 <= 300ms]
                scenarios:
                  purchase:
                    class: shop.Purchase
                    load: {rate: 90/min}
                    set: {pool: 8}
                  browse:
                    class: shop.Browse
                    load: {users: 2}
                    objectives: [p95 <= 200 ms]
                objectives: [errors <= 2%]
                """);

        String text = text(file, new Overrides(Optional.empty(), OptionalLong.of(7)));

        assertThat(text).isEqualTo("""
                the plan
                  target                                             FILE:1       jdbc:postgresql://localhost:5432/app
                  changelog                                          default      none
                  allowRemote                                        default      false
                  DB_USER                                            environment  ann
                  DB_PASSWORD                                        environment  ***
                  DB_ROLE                                            default      not set
                  seed                                               perf.seed    7
                  baselines                                          default      none: no run is compared with earlier ones
                  start.shop.command                                 FILE:8       java -jar shop.jar --server.port=${port} --admin.password=***
                  start.shop.environment.SPRING_DATASOURCE_PASSWORD  FILE:9       ${target.password}
                  start.shop.environment.STRIPE_SECRET               FILE:9       ***
                  start.shop.directory                               default      DIRECTORY
                  start.shop.port                                    default      a free one
                  start.shop.ready                                   default      port ${port} to accept connections
                  start.shop.within                                  default      60s
                  plans.wallet.sql                                   FILE:12      select * from wallet where id = :id
                  plans.wallet.bindings.hot.id                       FILE:13      1
                  plans.wallet.objectives[1]                         FILE:14      buffers <= 60
                  plans.wallet.kinds                                 default      custom, generic
                  plans.wallet.timeout                               default      10s
                  migrations.wallet-index.apply                      FILE:17      db/index.yaml
                  migrations.wallet-index.under                      FILE:18      purchase
                  migrations.wallet-index.objectives[1]              FILE:19      p99 <= 300ms
                  migrations.wallet-index.start                      default      1s
                  migrations.wallet-index.load.warmup                FILE:3       1s
                  migrations.wallet-index.load.duration              FILE:3       5s
                  migrations.wallet-index.load.rate                  FILE:23      90/min
                  migrations.wallet-index.load.arrivals              default      even
                  migrations.wallet-index.load.workers               default      64
                  migrations.wallet-index.load.drain                 default      5s
                  scenarios.purchase.class                           FILE:22      shop.Purchase
                  scenarios.purchase.set.pool                        FILE:24      8
                  scenarios.purchase.load.warmup                     FILE:3       1s
                  scenarios.purchase.load.duration                   FILE:3       5s
                  scenarios.purchase.load.rate                       FILE:23      90/min
                  scenarios.purchase.load.arrivals                   default      even
                  scenarios.purchase.load.workers                    default      64
                  scenarios.purchase.load.drain                      default      5s
                  scenarios.purchase.stop                            FILE:5       broken
                  scenarios.purchase.objectives                      FILE:4       errors < 1%
                  scenarios.browse.class                             FILE:26      shop.Browse
                  scenarios.browse.load.warmup                       FILE:3       1s
                  scenarios.browse.load.duration                     FILE:3       5s
                  scenarios.browse.load.users                        FILE:27      2
                  scenarios.browse.load.think                        default      0s
                  scenarios.browse.load.drain                        default      5s
                  scenarios.browse.objectives                        FILE:28      p95 <= 200ms
                  objectives                                         FILE:29      errors <= 2%
                """);
    }

    @Test
    void what_is_set_instead_of_the_plan_has_the_property_as_its_origin() throws IOException {
        Path file = write("""
                scenarios:
                  purchase:
                    class: shop.Purchase
                    load: {rate: 10/s, duration: 5s}
                    objectives: [errors < 1%]
                    stop: never
                  browse:
                    class: shop.Browse
                    load: {rate: 10/s, duration: 5s}
                    objectives: [errors < 1%]
                """);

        List<EffectiveValue> values = new PlanReader(new Checks())
                .explain(
                        file,
                        new Overrides(
                                Optional.of("purchase"),
                                OptionalLong.empty(),
                                Optional.of(StopPolicy.BROKEN),
                                Overrides.Part.CHECKS));

        assertThat(values)
                .contains(new EffectiveValue("scenarios.purchase.stop", "broken", "perf.stop"))
                .noneMatch(value -> value.name().contains("browse"));
    }

    @Test
    void the_parts_of_an_experiment_are_told_when_experiments_are_made() throws IOException {
        Path file = write("""
                scenarios:
                  purchase:
                    class: shop.Purchase
                    load: {rate: 10/s, duration: 5s}
                    objectives: [errors < 1%]
                experiments:
                  pooling:
                    a: {scenario: purchase, set: {pool: none}}
                    b: {scenario: purchase, set: {pool: 10}}
                    load: {duration: 4s}
                    claims: [b is at least 30% faster at p95]
                """);

        String text = text(
                file,
                new Overrides(Optional.empty(), OptionalLong.empty(), Optional.empty(), Overrides.Part.EXPERIMENTS));

        assertThat(text).isEqualTo("""
                the plan
                  target                             default  none: scenarios get no resource
                  seed                               default  drawn for each run, and recorded
                  baselines                          default  none: no run is compared with earlier ones
                  experiments.pooling.a.scenario     FILE:8   purchase
                  experiments.pooling.a.set.pool     FILE:8   none
                  experiments.pooling.b.scenario     FILE:9   purchase
                  experiments.pooling.b.set.pool     FILE:9   10
                  experiments.pooling.claims[1]      FILE:11  b is at least 30% faster at p95
                  experiments.pooling.pairs          default  10
                  experiments.pooling.control        default  false
                  experiments.pooling.load.rate      FILE:4   10/s
                  experiments.pooling.load.duration  FILE:10  4s
                  experiments.pooling.load.arrivals  default  even
                  experiments.pooling.load.workers   default  64
                  experiments.pooling.load.warmup    default  3s
                  experiments.pooling.load.drain     default  5s
                """);
    }

    private Path write(String plan) throws IOException {
        return Files.writeString(directory.resolve("perf.yaml"), plan);
    }

    private static String text(Path file, Overrides overrides) {
        List<EffectiveValue> values = new PlanReader(new Checks())
                .explain(file, overrides).stream()
                        .map(value -> new EffectiveValue(
                                value.name(),
                                value.value().replace(file.getParent().toString(), "DIRECTORY"),
                                value.origin().replace(YamlFile.displayName(file), "FILE")))
                        .toList();
        return new ExplanationReport("the plan", values)
                .lines().stream().map(ReportLine::text).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Every class and target is there; the target reads three variables, one of which is not set. */
    private record Checks() implements PlanChecks {

        @Override
        public List<String> scenarioClassProblems(String className) {
            return List.of();
        }

        @Override
        public List<ScenarioProvider> scenarioProviders() {
            return List.of();
        }

        @Override
        public List<String> targetProblems(PlannedTarget target) {
            return List.of();
        }

        @Override
        public Map<String, Optional<String>> environment(PlannedTarget target) {
            Map<String, Optional<String>> read = new LinkedHashMap<>();
            read.put("DB_USER", Optional.of("ann"));
            read.put("DB_PASSWORD", Optional.of("letmein"));
            read.put("DB_ROLE", Optional.empty());
            return read;
        }
    }
}
