package io.sloguard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.config.PlannedExperiment;
import io.sloguard.config.PlannedExperiment.Control;
import io.sloguard.config.PlannedScenario;
import io.sloguard.config.PlannedTarget;
import io.sloguard.config.PlannedVariant;
import io.sloguard.config.ScenarioSource;
import io.sloguard.result.ExperimentResult;
import io.sloguard.result.SampleExperiment;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.slo.ClaimParser;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Objectives;
import io.sloguard.slo.Subject;
import io.sloguard.target.Target;
import io.sloguard.target.TargetProvider;
import io.sloguard.target.TargetRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExperimentRunTest {

    private static final String A = "none";
    private static final String B = "10";

    /** What was run, in order: the pool and the seed. */
    private final List<String> runs = new ArrayList<>();

    private final Set<DiagnosedRun> diagnosed = new LinkedHashSet<>();

    private final List<String> targets = new ArrayList<>();

    @Test
    void both_are_rehearsed_and_then_measured_in_turns_with_one_seed_for_each_pair() throws InterruptedException {
        ExperimentResult result = experiment(planned(5, Control.NONE), new Working());

        assertThat(runs)
                .containsExactly(
                        "none 100",
                        "10 100", // not counted
                        "none 101",
                        "10 101",
                        "10 102",
                        "none 102",
                        "none 103",
                        "10 103",
                        "10 104",
                        "none 104",
                        "none 105",
                        "10 105");
        assertThat(result.pairs()).hasSize(5).allSatisfy(pair -> {
            assertThat(pair.a().quantileNanos(0.5)).isGreaterThan(99_000_000L);
            assertThat(pair.b().quantileNanos(0.5)).isLessThan(51_000_000L);
            assertThat(pair.control()).isEmpty();
        });
        assertThat(diagnosed)
                .containsExactly(
                        new DiagnosedRun("pooling", DiagnosedRun.Part.VARIANT_A),
                        new DiagnosedRun("pooling", DiagnosedRun.Part.VARIANT_B));
        assertThat(result.error()).isEmpty();
        assertThat(result.wordsOfA()).isEqualTo("pool none");
        assertThat(result.wordsOfB()).isEqualTo("pool 10");
    }

    @Test
    void control_is_the_mirror_image_of_a_in_each_pair() throws InterruptedException {
        PlannedExperiment planned = planned(6, Control.A_AGAINST_A);

        ExperimentResult result = experiment(planned, new Working());

        assertThat(runs.subList(2, 8))
                .containsExactly("none 101", "10 101", "none 101", "none 102", "10 102", "none 102");
        assertThat(runs).hasSize(planned.runs());
        assertThat(result.pairs())
                .hasSize(6)
                .allSatisfy(pair -> assertThat(pair.control().orElseThrow().quantileNanos(0.5))
                        .isGreaterThan(99_000_000L));
    }

    @Test
    void variant_that_cannot_be_measured_ends_it_before_the_first_pair() throws InterruptedException {
        ExperimentResult result =
                experiment(planned(5, Control.NONE), (scenario, seed, target, of) -> failed("no table"));

        assertThat(result.pairs()).isEmpty();
        assertThat(result.error()).hasValue("a: no table; b: no table");
    }

    @Test
    void run_that_cannot_be_measured_ends_it_with_its_pair() throws InterruptedException {
        ExperimentResult result = experiment(
                planned(5, Control.NONE),
                (scenario, seed, target, of) ->
                        seed == 103 ? failed("no answer") : new Working().run(scenario, seed, target, of));

        assertThat(result.pairs()).hasSize(3);
        assertThat(result.error()).hasValue("it ended with pair 3: no answer");
    }

    @Test
    void each_target_is_opened_once_and_both_tell_their_facts() throws InterruptedException {
        PlannedExperiment planned = planned(5, Control.NONE);
        PlannedExperiment onTwo = new PlannedExperiment(
                "pooling",
                on("one", planned.a()),
                on("two", planned.b()),
                5,
                Control.NONE,
                List.of(),
                planned.claims());

        ExperimentResult result = experiment(onTwo, (scenario, seed, target, of) -> {
            runs.add(target.orElseThrow().facts().get("name"));
            return SampleExperiment.run(100);
        });

        assertThat(targets).containsExactly("open one", "open two", "close two", "close one");
        assertThat(result.a().target()).containsEntry("name", "one");
        assertThat(result.b().target()).containsEntry("name", "two");
        assertThat(runs.subList(2, 6)).containsExactly("one", "two", "two", "one");
    }

    private ExperimentResult experiment(PlannedExperiment planned, ExperimentRun.Loads loads)
            throws InterruptedException {
        Targets kinds = new Targets(List.of(new Named()), Path.of("target"), Map.of());
        try (OpenTargets open = new OpenTargets(kinds, RunListener.silent())) {
            return new ExperimentRun(open, loads, RunListener.silent()).run(planned, 100);
        }
    }

    private static ScenarioResult failed(String why) {
        return ScenarioResult.failed("transfer", SampleExperiment.load(), why);
    }

    private static PlannedExperiment planned(int pairs, Control control) {
        DeclaredObjective claim = new DeclaredObjective(
                new Subject.Experiment("pooling"),
                ClaimParser.parse("b is at least 30% faster at p95"),
                Optional.empty());
        return new PlannedExperiment("pooling", variant(A), variant(B), pairs, control, List.of(), List.of(claim));
    }

    private static PlannedVariant variant(String pool) {
        PlannedScenario scenario = new PlannedScenario(
                "transfer",
                new ScenarioSource.OfClass("Transfer"),
                SampleExperiment.load(),
                List.of(Objectives.declared("transfer", "errors <= 0%")),
                Map.of("pool", pool));
        return new PlannedVariant(scenario, Optional.empty(), Map.of("scenario", "transfer", "set.pool", pool));
    }

    private static PlannedVariant on(String target, PlannedVariant variant) {
        return new PlannedVariant(
                variant.scenario(), Optional.of(new PlannedTarget(target, Optional.empty(), false)), variant.stated());
    }

    /** Variant a takes 100 ms, variant b 50 ms. */
    private final class Working implements ExperimentRun.Loads {

        @Override
        public ScenarioResult run(PlannedScenario scenario, long seed, Optional<Target> target, DiagnosedRun of) {
            String pool = String.valueOf(scenario.settings().get("pool"));
            runs.add(pool + " " + seed);
            diagnosed.add(of);
            return SampleExperiment.run(pool.equals(A) ? 100 : 50);
        }
    }

    /** Opens targets that know their name. */
    private final class Named implements TargetProvider {

        @Override
        public List<String> accepted() {
            return List.of("any");
        }

        @Override
        public boolean accepts(String target) {
            return true;
        }

        @Override
        public List<String> problems(TargetRequest request) {
            return List.of();
        }

        @Override
        public Target open(TargetRequest request) {
            targets.add("open " + request.target());
            return new Target() {
                @Override
                public <T> Optional<T> resource(Class<T> type) {
                    return Optional.empty();
                }

                @Override
                public Map<String, String> facts() {
                    return Map.of("name", request.target());
                }

                @Override
                public void close() {
                    targets.add("close " + request.target());
                }
            };
        }
    }
}
