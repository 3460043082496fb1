package io.sloguard.scenarios.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.baseline.store.BaselineArchive;
import io.sloguard.config.Plan;
import io.sloguard.config.PlannedScenario;
import io.sloguard.config.PlannedTarget;
import io.sloguard.config.ScenarioSource;
import io.sloguard.json.BaselineJson;
import io.sloguard.json.ResultJson;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.run.PlanRun;
import io.sloguard.run.RunListener;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.ObjectiveParser;
import io.sloguard.slo.VerdictState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose operations hang on a row lock ends all the same, and says what became of them. */
class HungTransactionTest {

    @TempDir
    Path directory;

    @Test
    void operations_hanging_on_a_row_lock_end_with_the_drain_as_unfinished_and_refute_the_objective() throws Exception {
        LoadPlan load = new LoadPlan(
                new OpenLoad(new RateProfile.Constant(Rate.perSecond(40)), OpenLoad.Arrivals.EVEN),
                new PhaseLength.ForDuration(Duration.ZERO),
                new PhaseLength.ForDuration(Duration.ofSeconds(1)),
                Duration.ofMillis(500),
                20);
        DeclaredObjective objective =
                new DeclaredObjective(Optional.of("blocked"), ObjectiveParser.parse("p95 <= 100ms"), Optional.empty());
        Plan plan = new Plan(
                Optional.of(new PlannedTarget("embedded", Optional.of("changelogs/counter.yaml"), false)),
                OptionalLong.empty(),
                List.of(new PlannedScenario(
                        "blocked",
                        new ScenarioSource.OfClass(BlockedUpdate.class.getName()),
                        load,
                        List.of(objective),
                        Map.of())),
                List.of());

        JudgedRun run = new PlanRun(
                        getClass().getClassLoader(),
                        directory,
                        file -> ResultJson.read(file).result(),
                        new BaselineArchive(getClass().getClassLoader(), BaselineJson::read, BaselineJson::write))
                .run(plan, RunListener.silent());

        OutcomeCounts counts = run.result().scenarios().get(0).counts();
        assertThat(counts.ok()).isZero();
        assertThat(counts.unfinished()).isEqualTo(20);
        assertThat(counts.dropped()).isEqualTo(20);
        assertThat(run.judgement().verdicts().get(0).state()).isEqualTo(VerdictState.FAIL);
    }
}
