package io.sloguard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.baseline.store.BaselineArchive;
import io.sloguard.config.Plan;
import io.sloguard.config.PlannedScenario;
import io.sloguard.config.ScenarioSource;
import io.sloguard.json.BaselineJson;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.PhaseLength.ForOperations;
import io.sloguard.load.Plans;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Scenario;
import io.sloguard.slo.FailOn;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Judgement;
import io.sloguard.slo.Objectives;
import io.sloguard.slo.VerdictState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios that fail at each point of their life, beside one that does not. */
class PlanRunTest {

    private static final OutcomeCounts FIVE_OK = new OutcomeCounts(5, 5, 0, 5, 0, 0, 0);
    private static final Invariant KEPT = new Invariant("nothing is lost", true, "expected 5, found 5");

    @TempDir
    private Path directory;

    @Test
    void whole_scenario_is_measured_with_its_invariants() throws InterruptedException {
        ScenarioResult result = only(Lives.Whole.class);

        assertThat(result.error()).isEmpty();
        assertThat(result.counts()).isEqualTo(FIVE_OK);
        assertThat(result.observations().invariants()).containsExactly(KEPT);
    }

    @Test
    void failure_in_the_constructor_is_the_result() throws InterruptedException {
        assertNotMeasured(
                Lives.FailsInConstructor.class,
                "the constructor of io.sloguard.run.Lives$FailsInConstructor threw"
                        + " java.lang.IllegalStateException: no constructor today");
    }

    @Test
    void failure_in_prepare_is_the_result() throws InterruptedException {
        assertNotMeasured(Lives.FailsInPrepare.class, "its preparation failed: java.io.IOException: no table");
    }

    @Test
    void failure_in_new_user_is_the_result() throws InterruptedException {
        assertNotMeasured(
                Lives.FailsInNewUser.class, "user 1 of 2 cannot be created: java.io.IOException: no connection");
    }

    @Test
    void failure_in_verify_is_a_broken_invariant_of_a_measured_scenario() throws InterruptedException {
        ScenarioResult result = only(Lives.FailsInVerify.class);

        assertThat(result.error()).isEmpty();
        assertThat(result.counts()).isEqualTo(FIVE_OK);
        assertThat(result.observations().invariants())
                .containsExactly(
                        new Invariant("the invariants can be checked", false, "java.io.IOException: no answer"));
    }

    @Test
    void failure_in_close_is_a_broken_invariant_of_a_measured_scenario() throws InterruptedException {
        ScenarioResult result = only(Lives.FailsInClose.class);

        assertThat(result.counts()).isEqualTo(FIVE_OK);
        assertThat(result.observations().invariants())
                .containsExactly(
                        KEPT, new Invariant("the scenario closes cleanly", false, "java.io.IOException: still open"));
    }

    @Test
    void scenario_that_is_not_prepared_is_closed_too() throws InterruptedException {
        ScenarioResult result = only(Lives.FailsInPrepareAndClose.class);

        assertThat(result.error()).contains("its preparation failed: java.io.IOException: no table");
        assertThat(result.observations().invariants())
                .containsExactly(
                        new Invariant("the scenario closes cleanly", false, "java.io.IOException: still open"));
    }

    @Test
    void second_scenario_runs_after_the_first_has_failed() throws InterruptedException {
        JudgedRun run = run(Lives.FailsInPrepare.class, Lives.Whole.class);

        assertThat(run.result().scenarios())
                .extracting(ScenarioResult::name)
                .containsExactly("FailsInPrepare", "Whole");
        assertThat(run.result().scenarios().get(1).counts()).isEqualTo(FIVE_OK);
        assertThat(run.judgement().verdicts())
                .extracting(verdict -> verdict.state())
                .containsExactly(VerdictState.NO_DATA, VerdictState.PASS);
        assertThat(run.judgement().conclusion(FailOn.BROKEN)).isEqualTo(Judgement.Conclusion.UNMEASURED);
    }

    @Test
    void plan_without_a_seed_draws_one_and_records_it() throws InterruptedException {
        Plan plan = new Plan(Optional.empty(), OptionalLong.empty(), List.of(planned(Lives.Whole.class)), List.of());

        assertThat(runner().run(plan, RunListener.silent()).result().seed()).isPositive();
    }

    private void assertNotMeasured(Class<? extends Scenario> type, String error) throws InterruptedException {
        ScenarioResult result = only(type);

        assertThat(result.error()).contains(error);
        assertThat(result.counts()).isEqualTo(OutcomeCounts.NONE);
        assertThat(result.observations().invariants()).isEmpty();
    }

    private ScenarioResult only(Class<? extends Scenario> type) throws InterruptedException {
        return run(type).result().scenarios().get(0);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    private JudgedRun run(Class<? extends Scenario>... types) throws InterruptedException {
        List<PlannedScenario> scenarios =
                Stream.of(types).map(PlanRunTest::planned).toList();
        Plan plan = new Plan(Optional.empty(), OptionalLong.of(42), scenarios, List.of());
        return runner().run(plan, RunListener.silent());
    }

    private PlanRun runner() {
        ClassLoader loader = PlanRunTest.class.getClassLoader();
        return new PlanRun(
                loader,
                directory,
                file -> {
                    throw new AssertionError("no earlier result is needed: " + file);
                },
                new BaselineArchive(loader, BaselineJson::read, BaselineJson::write));
    }

    private static PlannedScenario planned(Class<? extends Scenario> type) {
        LoadPlan load = Plans.closed(2, Duration.ZERO, new ForOperations(5));
        return new PlannedScenario(
                type.getSimpleName(),
                new ScenarioSource.OfClass(type.getName()),
                load,
                List.of(Objectives.declared(type.getSimpleName(), "errors <= 0%")),
                Map.of());
    }
}
