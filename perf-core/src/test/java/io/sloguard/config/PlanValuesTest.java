package io.sloguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.load.ClosedLoad;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.PhaseLength.ForOperations;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import io.sloguard.slo.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan without mistakes means. */
class PlanValuesTest {

    private static final String PLAN = """
            target: embedded
            changelog: db/changelog.yaml
            seed: -7
            objectives: [errors < 1%]
            defaults:
              load: {warmup: 2s, duration: 10s, arrivals: poisson, workers: 12}
              objectives: [p95 <= 215ms, max <= 2s]
            scenarios:
              inherits:
                class: x.A
                load: {rate: 100/s}
                set: {hot: 3, name: wallet}
              overrides:
                class: x.B
                load: {rate: 10/s -> 100/s, arrivals: even, workers: 5, warmup: 4s, drain: 250ms}
                objectives: p50 < 1.5ms
            """;

    @TempDir
    private Path directory;

    @Test
    void scenario_inherits_load_and_objectives() throws IOException {
        PlannedScenario scenario = read(PLAN, Overrides.NONE).scenarios().get(0);

        assertThat(scenario.load())
                .isEqualTo(new LoadPlan(
                        new OpenLoad(new RateProfile.Constant(Rate.perSecond(100)), OpenLoad.Arrivals.POISSON),
                        new ForDuration(Duration.ofSeconds(2)),
                        new ForDuration(Duration.ofSeconds(10)),
                        LoadPlan.DEFAULT_DRAIN,
                        12));
        assertThat(scenario.objectives())
                .extracting(declared -> declared.objective().toString())
                .containsExactly("p95 <= 215ms", "max <= 2s");
        assertThat(scenario.objectives())
                .allSatisfy(declared -> assertThat(declared.scenario()).contains("inherits"));
        assertThat(scenario.settings()).isEqualTo(Map.of("hot", "3", "name", "wallet"));
    }

    @Test
    void scenario_overrides_what_it_states_itself() throws IOException {
        PlannedScenario scenario = read(PLAN, Overrides.NONE).scenarios().get(1);

        assertThat(scenario.load())
                .isEqualTo(new LoadPlan(
                        new OpenLoad(
                                new RateProfile.Ramp(Rate.perSecond(10), Rate.perSecond(100)), OpenLoad.Arrivals.EVEN),
                        new ForDuration(Duration.ofSeconds(4)),
                        new ForDuration(Duration.ofSeconds(10)),
                        Duration.ofMillis(250),
                        5));
        assertThat(scenario.objectives())
                .extracting(declared -> declared.objective().toString())
                .containsExactly("p50 < 1500us");
        assertThat(scenario.objectives().get(0).declaredAt())
                .contains(new SourceLocation(directory.resolve("perf.yaml").toString(), 16));
    }

    @Test
    void plan_has_its_target_seed_and_overall_objectives() throws IOException {
        Plan plan = read(PLAN, Overrides.NONE);

        assertThat(plan.target()).contains(new PlannedTarget("embedded", Optional.of("db/changelog.yaml"), false));
        assertThat(plan.seed()).hasValue(-7);
        assertThat(plan.overall())
                .extracting(declared -> declared.subject() + " " + declared.objective())
                .containsExactly("all scenarios errors < 1%");
        assertThat(plan.plannedTime()).contains(Duration.ofSeconds(26));
    }

    @Test
    void command_line_goes_before_the_plan() throws IOException {
        Plan plan = read(PLAN, new Overrides(Optional.of("overrides"), OptionalLong.of(99)));

        assertThat(plan.scenarios()).extracting(PlannedScenario::name).containsExactly("overrides");
        assertThat(plan.seed()).hasValue(99);
    }

    @Test
    void plan_without_a_seed_has_none() throws IOException {
        assertThat(read(PLAN.replace("seed: -7", "allowRemote: true"), Overrides.NONE)
                        .seed())
                .isEmpty();
    }

    @Test
    void users_make_a_closed_load_without_think_time_and_with_the_usual_warm_up() throws IOException {
        LoadPlan load = load("users: 8, operations: 500");

        assertThat(load)
                .isEqualTo(new LoadPlan(
                        new ClosedLoad(8, Duration.ZERO),
                        new ForDuration(Duration.ofSeconds(3)),
                        new ForOperations(500),
                        LoadPlan.DEFAULT_DRAIN,
                        8));
    }

    @Test
    void closed_load_of_a_number_of_operations_has_no_planned_end() throws IOException {
        assertThat(read(one("users: 8, operations: 500"), Overrides.NONE).plannedTime())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "100/s, 100, 1",
        "90/min, 90, 60",
        "7200 / h, 7200, 3600",
        "0.5/s, 5, 10",
        "2.50/s, 25, 10",
        "1.125/s, 1125, 1000",
        "1.5/min, 15, 600",
    })
    void rates_are_kept_as_the_exact_ratio(String rate, long operations, long seconds) throws IOException {
        OpenLoad model = (OpenLoad) load("rate: " + rate + ", duration: 5s").model();

        assertThat(model.profile())
                .isEqualTo(new RateProfile.Constant(
                        new Rate(operations, Duration.ofSeconds(seconds).toNanos())));
    }

    @ParameterizedTest
    @CsvSource({"4500ms, 4500", "15s, 15000", "2m, 120000", "1h, 3600000", "4.5 s, 4500", "168h, 604800000"})
    void durations_have_a_unit(String duration, long millis) throws IOException {
        assertThat(load("rate: 1/h, duration: " + duration).measurement())
                .isEqualTo(new ForDuration(Duration.ofMillis(millis)));
    }

    private LoadPlan load(String load) throws IOException {
        return read(one(load), Overrides.NONE).scenarios().get(0).load();
    }

    private static String one(String load) {
        return "scenarios: {a: {class: x.A, load: {" + load + "}, objectives: [max <= 1s]}}";
    }

    private Plan read(String plan, Overrides overrides) throws IOException {
        Path file = Files.writeString(directory.resolve("perf.yaml"), plan);
        return new PlanReader(new FixedChecks()).read(file, overrides);
    }
}
