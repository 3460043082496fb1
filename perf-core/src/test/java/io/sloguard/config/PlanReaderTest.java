package io.sloguard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.PerfException;
import io.sloguard.load.ClosedLoad;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.PhaseLength.ForOperations;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.ObjectiveParser;
import io.sloguard.slo.SourceLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanReaderTest {

    private static final String SMALLEST = """
            scenarios:
              purchase:
                class: shop.Purchase
                load: {rate: 100/s, duration: 15s}
                objectives: [p95 <= 215ms]
            """;

    @TempDir
    private Path directory;

    @Test
    void what_a_plan_leaves_out_is_the_documented_default() throws IOException {
        Plan plan = PlanFile.of(directory, SMALLEST).read();

        assertThat(plan.target()).isEmpty();
        assertThat(plan.seed()).isEmpty();
        assertThat(plan.overall()).isEmpty();
        assertThat(plan.scenarios()).singleElement().satisfies(purchase -> {
            assertThat(purchase.name()).isEqualTo("purchase");
            assertThat(purchase.source().label()).isEqualTo("shop.Purchase");
            assertThat(purchase.settings()).isEmpty();
            assertThat(purchase.load())
                    .isEqualTo(new LoadPlan(
                            new OpenLoad(new RateProfile.Constant(Rate.perSecond(100)), OpenLoad.Arrivals.EVEN),
                            new ForDuration(Duration.ofSeconds(3)),
                            new ForDuration(Duration.ofSeconds(15)),
                            Duration.ofSeconds(5),
                            64));
        });
    }

    @Test
    void every_key_of_a_plan_reaches_the_plan() throws IOException {
        Plan plan = PlanFile.of(directory, """
                        target: jdbc:postgresql://db.example/app
                        changelog: db/changelog/shop.yaml
                        allowRemote: true
                        seed: -42
                        objectives: [errors < 1%]
                        scenarios:
                          purchase:
                            class: shop.Purchase
                            set: {articles: 2000, name: two words}
                            load:
                              rate: 10/s -> 100/s
                              arrivals: poisson
                              workers: 8
                              warmupOperations: 50
                              operations: 2000
                              drain: 500ms
                            objectives:
                              - p95 <= 215ms
                              - errors <= 0%
                        """).read();

        assertThat(plan.target())
                .contains(new PlannedTarget(
                        "jdbc:postgresql://db.example/app", Optional.of("db/changelog/shop.yaml"), true));
        assertThat(plan.seed()).hasValue(-42);
        assertThat(plan.scenarios().get(0).settings())
                .containsExactlyInAnyOrderEntriesOf(Map.of("articles", "2000", "name", "two words"));
        assertThat(plan.scenarios().get(0).load())
                .isEqualTo(new LoadPlan(
                        new OpenLoad(
                                new RateProfile.Ramp(Rate.perSecond(10), Rate.perSecond(100)),
                                OpenLoad.Arrivals.POISSON),
                        new ForOperations(50),
                        new ForOperations(2000),
                        Duration.ofMillis(500),
                        8));
        assertThat(plan.objectives())
                .extracting(declared -> declared.subject() + ": " + declared.objective())
                .containsExactly("purchase: p95 <= 215ms", "purchase: errors <= 0%", "all scenarios: errors < 1%");
    }

    @Test
    void users_make_a_closed_load_with_a_worker_each() throws IOException {
        String yaml = SMALLEST.replace("rate: 100/s", "users: 8, think: 20ms, warmup: 0s");

        Plan plan = PlanFile.of(directory, yaml).read();

        assertThat(plan.scenarios().get(0).load().model()).isEqualTo(new ClosedLoad(8, Duration.ofMillis(20)));
        assertThat(plan.scenarios().get(0).load().workers()).isEqualTo(8);
        assertThat(plan.scenarios().get(0).load().warmup().isEmpty()).isTrue();
    }

    @Test
    void an_objective_knows_the_line_on_which_it_is_written() throws IOException {
        String yaml = SMALLEST.replace("[p95 <= 215ms]", "\n      - p95 <= 215ms\n      - errors < 1%");
        Path file = PlanFile.of(directory, yaml).path();

        Plan plan = new PlanReader(StatedChecks.ALL_FINE).read(file, Overrides.NONE);

        assertThat(plan.objectives())
                .extracting(DeclaredObjective::declaredAt)
                .containsExactly(
                        Optional.of(new SourceLocation(file.toString(), 6)),
                        Optional.of(new SourceLocation(file.toString(), 7)));
    }

    @Test
    void a_scenario_inherits_the_entries_of_the_load_that_it_does_not_state() throws IOException {
        Plan plan = PlanFile.of(directory, """
                        defaults:
                          load: {rate: 50/s, warmup: 1s, duration: 20s, workers: 4}
                          objectives: [p99 <= 1s]
                        scenarios:
                          inherits:
                            class: shop.Purchase
                          states:
                            class: shop.Purchase
                            load: {rate: 10/s, duration: 2s}
                            objectives: [p50 <= 5ms]
                        """).read();

        assertThat(plan.scenarios())
                .extracting(PlannedScenario::load)
                .containsExactly(
                        load(50, Duration.ofSeconds(1), Duration.ofSeconds(20)),
                        load(10, Duration.ofSeconds(1), Duration.ofSeconds(2)));
        assertThat(plan.objectives())
                .extracting(DeclaredObjective::objective)
                .containsExactly(ObjectiveParser.parse("p99 <= 1s"), ObjectiveParser.parse("p50 <= 5ms"));
    }

    private static LoadPlan load(long perSecond, Duration warmup, Duration duration) {
        return new LoadPlan(
                new OpenLoad(new RateProfile.Constant(Rate.perSecond(perSecond)), OpenLoad.Arrivals.EVEN),
                new ForDuration(warmup),
                new ForDuration(duration),
                LoadPlan.DEFAULT_DRAIN,
                4);
    }

    @Test
    void the_command_line_goes_before_the_seed_of_the_plan() throws IOException {
        PlanFile file = PlanFile.of(directory, "seed: 1\n" + SMALLEST);

        assertThat(file.read().seed()).isEqualTo(OptionalLong.of(1));
        assertThat(file.read(PlanFile.seed(2)).seed()).isEqualTo(OptionalLong.of(2));
    }

    @Test
    void the_command_line_selects_one_scenario_and_its_objectives() throws IOException {
        PlanFile file = PlanFile.of(
                directory, SMALLEST + SMALLEST.replace("scenarios:\n", "").replace("purchase", "browse"));

        Plan plan = file.read(PlanFile.onlyScenario("browse"));

        assertThat(plan.scenarios()).extracting(PlannedScenario::name).containsExactly("browse");
        assertThat(plan.objectives()).extracting(DeclaredObjective::subject).containsExactly("browse");
    }

    @Test
    void the_planned_time_is_the_sum_of_all_warm_ups_and_measured_phases() throws IOException {
        PlanFile file = PlanFile.of(directory, """
                scenarios:
                  for-a-time:
                    class: shop.Purchase
                    load: {users: 2, duration: 15s}
                    objectives: [p95 <= 215ms]
                  for-operations:
                    class: shop.Purchase
                    load: {rate: 100/s, warmup: 0s, operations: 250}
                    objectives: [p95 <= 215ms]
                """);

        assertThat(file.read().plannedTime()).contains(Duration.ofMillis(3000 + 15_000 + 2_500));
    }

    @Test
    void a_closed_load_for_a_number_of_operations_has_no_planned_time() throws IOException {
        String yaml = SMALLEST.replace("rate: 100/s, duration: 15s", "users: 2, operations: 250, warmup: 1s");

        assertThat(PlanFile.of(directory, yaml).read().plannedTime()).isEmpty();
    }

    @Test
    void a_plan_that_is_not_there_says_what_to_write() {
        Path missing = directory.resolve("perf.yaml");

        assertThatThrownBy(() -> new PlanReader(StatedChecks.ALL_FINE).read(missing, Overrides.NONE))
                .isInstanceOf(PerfException.class)
                .hasMessage("there is no plan at " + missing + """
                        . Write one, for example:
                          scenarios:
                            place-order:
                              class: com.example.shop.PlaceOrder
                              load: {rate: 100/s, duration: 20s}
                              objectives: [p95 <= 215ms, errors < 1%]
                        The class implements io.sloguard.scenario.Scenario and is on the test class path. A plan elsewhere \
                        is named with perf.file; a module without scenarios sets perf.skip.""");
    }

    @Test
    void the_plan_that_a_missing_plan_suggests_is_one_that_can_be_read() throws IOException {
        Path missing = directory.resolve("missing.yaml");
        PerfException refused = org.assertj.core.api.Assertions.catchThrowableOfType(
                PerfException.class, () -> new PlanReader(StatedChecks.ALL_FINE).read(missing, Overrides.NONE));
        List<String> lines = String.valueOf(refused.getMessage()).lines().toList();

        Plan plan = PlanFile.of(directory, String.join("\n", lines.subList(1, lines.size() - 1)))
                .read();

        assertThat(plan.scenarios()).extracting(PlannedScenario::name).containsExactly("place-order");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() throws IOException {
        Path file = Files.write(directory.resolve("perf.yaml"), "# Stück".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> new PlanReader(StatedChecks.ALL_FINE).read(file, Overrides.NONE))
                .isInstanceOf(PerfException.class)
                .hasMessage("the plan " + file + " is not UTF-8 text");
    }
}
