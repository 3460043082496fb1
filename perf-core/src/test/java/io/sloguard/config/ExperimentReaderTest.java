package io.sloguard.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.load.LoadPlan;
import io.sloguard.load.PhaseLength.ForDuration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentReaderTest {

    private static final Overrides EXPERIMENTS =
            new Overrides(Optional.empty(), OptionalLong.empty(), Optional.empty(), Overrides.Part.EXPERIMENTS);

    private static final String SCENARIOS = """
            target: embedded
            changelog: db/app.yaml
            defaults:
              load: {warmup: 1s, duration: 20s}
            scenarios:
              transfer:
                class: com.example.Transfer
                load: {rate: 100/s}
                set: {pool: 20, wallets: 2}
                objectives: [p95 <= 215ms]
              other:
                class: com.example.Other
                load: {rate: 50/s}
                objectives: [errors < 1%]
            """;

    @TempDir
    private Path directory;

    @Test
    void variant_is_a_scenario_with_settings_laid_over_its_own() throws IOException {
        PlannedExperiment pooling = only("""
                experiments:
                  pooling:
                    a: {scenario: transfer, set: {pool: none}}
                    b: {scenario: transfer}
                    claims: [b is at least 30% faster at p95]
                """);

        assertThat(pooling.a().scenario().settings()).isEqualTo(Map.of("pool", "none", "wallets", "2"));
        assertThat(pooling.b().scenario().settings()).isEqualTo(Map.of("pool", "20", "wallets", "2"));
        assertThat(pooling.a().stated()).isEqualTo(Map.of("scenario", "transfer", "set.pool", "none"));
        assertThat(pooling.a().target())
                .hasValue(new PlannedTarget("embedded", Optional.of("db/app.yaml"), false))
                .isEqualTo(pooling.b().target());
        assertThat(pooling.pairs()).isEqualTo(10);
        assertThat(pooling.control()).isEqualTo(PlannedExperiment.Control.NONE);
        assertThat(pooling.claims()).singleElement().satisfies(claim -> {
            assertThat(claim.subject()).isEqualTo("pooling");
            assertThat(claim.objective()).hasToString("b is at least 30% faster at p95");
            assertThat(claim.declaredAt().orElseThrow().line())
                    .isEqualTo(SCENARIOS.lines().count() + 5);
        });
    }

    @Test
    void variant_may_have_another_class_target_and_changelog() throws IOException {
        PlannedExperiment index = only("""
                experiments:
                  index:
                    a: {scenario: transfer}
                    b: {scenario: transfer, class: com.example.Cached, target: "jdbc:any", changelog: db/index.yaml}
                    differ: [PostgreSQL, fsync]
                    pairs: 6
                    control: true
                    claims: b is not more than 5% slower at p99
                """);

        assertThat(index.b().scenario().source().label()).isEqualTo("com.example.Cached");
        assertThat(index.b().target()).hasValue(new PlannedTarget("jdbc:any", Optional.of("db/index.yaml"), false));
        assertThat(index.mayDiffer()).containsExactly("PostgreSQL", "fsync");
        assertThat(index.control()).isEqualTo(PlannedExperiment.Control.A_AGAINST_A);
    }

    @Test
    void load_of_an_experiment_is_laid_over_those_of_its_scenarios() throws IOException {
        PlannedExperiment experiment = only("""
                experiments:
                  two:
                    a: {scenario: transfer}
                    b: {scenario: other}
                    load: {rate: 10/s, duration: 4s}
                    claims: [b is at least 30% faster at p95]
                """);

        LoadPlan load = experiment.a().scenario().load();
        assertThat(load).isEqualTo(experiment.b().scenario().load());
        assertThat(load.warmup()).isEqualTo(new ForDuration(Duration.ofSeconds(1)));
        assertThat(load.measurement()).isEqualTo(new ForDuration(Duration.ofSeconds(4)));
        assertThat(experiment.plannedTime()).hasValue(Duration.ofSeconds(22 * 5));
    }

    @Test
    void checks_run_no_experiment_and_experiments_no_check() throws IOException {
        PlanFile file = PlanFile.of(directory, SCENARIOS + """
                experiments:
                  pooling:
                    a: {scenario: transfer, set: {pool: none}}
                    b: {scenario: transfer}
                    claims: [b is at least 30% faster at p95]
                """);

        assertThat(file.read().experiments()).isEmpty();
        assertThat(file.read().scenarios()).hasSize(2);
        assertThat(file.read(EXPERIMENTS).scenarios()).isEmpty();
        assertThat(file.read(EXPERIMENTS).objectives()).hasSize(1);
    }

    @Test
    void one_experiment_can_be_chosen() throws IOException {
        PlanFile file = PlanFile.of(directory, SCENARIOS + """
                experiments:
                  pooling:
                    a: {scenario: transfer, set: {pool: none}}
                    b: {scenario: transfer}
                    claims: [b is at least 30% faster at p95]
                  wallets:
                    a: {scenario: transfer, set: {wallets: 3}}
                    b: {scenario: transfer}
                    claims: [b is at least 30% faster at p95]
                """);

        assertThat(file.read(chosen("wallets")).experiments())
                .extracting(PlannedExperiment::name)
                .containsExactly("wallets");
        assertThat(file.refusal(chosen("walets")))
                .contains("no experiment is named \"walets\" (perf.experiment); did you mean wallets?; known are"
                        + " pooling, wallets");
    }

    @Test
    void plan_without_experiments_compares_nothing() throws IOException {
        assertThat(PlanFile.of(directory, SCENARIOS).refusal(EXPERIMENTS))
                .contains("the plan has no experiments, so nothing would be compared");
    }

    @Test
    void all_mistakes_are_told_at_once_with_their_lines() throws IOException {
        String refusal = PlanFile.of(directory, SCENARIOS + """
                experiments:
                  nothing:
                    claims: []
                  transfer:
                    a: {scenario: trasnfer, user: 3}
                    b: {set: {pool: 10}}
                    pairs: 4
                    control: yes
                    clams: [b is at least 30% faster at p95]
                    claims:
                      - b is 30% faster at p95
                  same:
                    a: {scenario: transfer, set: {pool: 20}}
                    b: {scenario: transfer}
                    pairs: 5
                    control: true
                    claims: [b is at least 30% faster at p95]
                  loads:
                    a: {scenario: transfer}
                    b: {scenario: other}
                    claims: [b is at least 30% faster at p95]
                """).refusal();

        assertThat(refusal).isEqualTo("""
                perf.yaml has 14 mistakes; nothing was run:
                  perf.yaml:17:5  experiments.nothing needs variants a and b, for example a: {scenario: place-order, set: \
                {pool: 10}}
                  perf.yaml:17:5  experiments.nothing needs variants a and b, for example b: {scenario: place-order, set: \
                {pool: 10}}
                  perf.yaml:17:13  experiments.nothing has no claims: nothing would be judged; for example claims: [b is \
                at least 30% faster at p95]
                  perf.yaml:19:5  experiments.transfer has the name of a scenario, plan guard or migration; give it one of \
                its own
                  perf.yaml:19:19  experiments.transfer.a: no scenario is named "trasnfer"; did you mean transfer?; known \
                are transfer, other
                  perf.yaml:19:29  unknown key "user" in experiments.transfer.a; did you mean set?; known are changelog, \
                class, scenario, set, target
                  perf.yaml:20:8  experiments.transfer.b needs a scenario; known are transfer, other
                  perf.yaml:21:12  pairs: from 5 to 100, not "4"; with fewer nothing can be decided
                  perf.yaml:22:14  control: true or false, not "yes"
                  perf.yaml:23:5  unknown key "clams" in experiments.transfer; did you mean claims?; known are a, b, \
                claims, control, differ, load, pairs
                  perf.yaml:25:9  claim "b is 30% faster at p95": no claim about an experiment; accepted are "b is at \
                least 30% faster at p95" and "b is not more than 5% slower at p99", for throughput higher and lower
                  perf.yaml:28:8  experiments.same: a and b are the same; to compare a with itself set control: true
                  perf.yaml:29:12  pairs: from 6 to 100, not "5"; with fewer a control could notice nothing
                  perf.yaml:34:8  experiments.loads: a and b have different loads, so their figures cannot be compared; \
                give experiments.loads a load that holds for both""");
    }

    @Test
    void classes_and_targets_of_variants_are_held_against_what_is_there() throws IOException {
        String refusal = PlanFile.of(directory, """
                        scenarios:
                          transfer:
                            class: com.example.Transfer
                            load: {rate: 100/s, duration: 20s}
                            objectives: [p95 <= 215ms]
                        experiments:
                          pooling:
                            a: {scenario: transfer, changelog: db/app.yaml}
                            b: {scenario: transfer, class: com.example.Missing, target: redis}
                            claims: [b is at least 30% faster at p95]
                        """)
                .heldAgainst(new FixedChecks(List.of("no such class"), List.of("no such target")))
                .refusal();

        assertThat(refusal)
                .contains("perf.yaml:8:40  changelog needs a target")
                .contains("perf.yaml:9:36  no such class")
                .contains("perf.yaml:9:65  no such target");
    }

    private static Overrides chosen(String name) {
        return new Overrides(Optional.of(name), OptionalLong.empty(), Optional.empty(), Overrides.Part.EXPERIMENTS);
    }

    private PlannedExperiment only(String experiments) throws IOException {
        List<PlannedExperiment> all = PlanFile.of(directory, SCENARIOS + experiments)
                .read(EXPERIMENTS)
                .experiments();
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
