package io.sloguard.scenarios.tournament;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.SloGuard;
import io.sloguard.result.ExplainedPlan;
import io.sloguard.slo.JudgedRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan guards of the module's own plan: both histories, for much and little data, in both kinds of plan. */
class PlanGuardsTest {

    private static JudgedRun plans;

    @BeforeAll
    static void look_at_the_plans() throws InterruptedException {
        plans = SloGuard.read(Path.of("perf.yaml")).checkPlans();
    }

    @ParameterizedTest
    @CsvSource({
        "wallet-history, uses ix_economytransaction_wallet_created",
        "wallet-history, no seq scan on economy_economytransaction",
        "wallet-history, buffers <= 40",
        "wallet-history, improves buffers by 95%",
        "wallet-history, improves time by 67%",
        "moderation-history, uses ix_moderationaction_ref_created",
        "moderation-history, no seq scan on support_moderationaction",
        "moderation-history, buffers <= 50",
        "moderation-history, improves buffers by 95%",
        "moderation-history, improves time by 72%"
    })
    void guard_holds_with_its_index_and_would_not_without(String guard, String objective) {
        SloGuard.require(plans, guard, objective);
    }

    @ParameterizedTest
    @CsvSource({
        "wallet-history, 1476, 6, 20",
        "moderation-history, 1308, 11, 27",
    })
    void buffers_are_those_of_the_whole_table_before_and_of_one_page_now(
            String guard, long before, long hot, long cold) {
        List<ExplainedPlan> explained =
                plans.result().queryPlan(guard).orElseThrow().plans();

        assertThat(explained).hasSize(4).allSatisfy(plan -> {
            long expected = plan.binding().equals("hot") ? hot : cold;
            assertThat(plan.now().medianBuffers()).isBetween(expected / 2, expected * 2);
            assertThat(plan.before().orElseThrow().medianBuffers()).isBetween(before / 2, before * 2);
            assertThat(plan.before().orElseThrow().root().scans()).startsWith("Seq Scan on ");
        });
    }

    @Test
    void every_objective_of_the_guards_is_asked_for_here() {
        assertThat(plans.judgement().verdicts()).hasSize(10);
    }
}
