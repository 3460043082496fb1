package io.sloguard.slo;

import static io.sloguard.result.SamplePlans.custom;
import static io.sloguard.result.SamplePlans.guard;
import static io.sloguard.result.SamplePlans.indexScan;
import static io.sloguard.result.SamplePlans.sequentialScan;
import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.result.ExplainedPlan;
import io.sloguard.result.PlanKind;
import io.sloguard.result.PlanSample;
import io.sloguard.result.QueryPlanResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanJudgeTest {

    private static final PlanSample SEQUENTIAL = sequentialScan(1_476, 8_000_000);
    private static final QueryPlanResult FAST = guard(
            "history",
            custom("hot", indexScan(6, 180_000), SEQUENTIAL),
            custom("cold", indexScan(20, 200_000), SEQUENTIAL));
    private static final QueryPlanResult ONE_SLOW = guard(
            "history",
            custom("hot", indexScan(6, 180_000), SEQUENTIAL),
            custom("cold", sequentialScan(1_476, 7_000_000), SEQUENTIAL));

    @ParameterizedTest
    @CsvSource({
        "uses ix_orders, 1",
        "no seq scan on orders, 0",
        "buffers <= 20, 20",
        "buffers < 21, 20",
        "time <= 200us, 200000",
        "improves buffers by 73x, 73.8",
        "improves buffers by 98.6%, 73.8",
        "improves time by 40x, 40"
    })
    void objective_that_every_plan_keeps_passes_with_the_worst_figure(String objective, double observed) {
        Verdict verdict = judge(FAST, objective);

        assertThat(verdict.state()).isEqualTo(VerdictState.PASS);
        assertThat(verdict.evidence().observed()).hasValue(observed);
        assertThat(verdict.evidence().operations()).isEqualTo(18);
        assertThat(verdict.reason()).isEqualTo("in each of 2 plans");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uses ix_orders | 0 | cold custom: Seq Scan on orders",
                "no seq scan on orders | 1 | cold custom: Seq Scan on orders",
                "buffers <= 1475 | 1476 | cold custom: 1476 buffers, Seq Scan on orders",
                "buffers < 1476 | 1476 | cold custom: 1476 buffers, Seq Scan on orders",
                "time <= 5ms | 7000000 | cold custom: Seq Scan on orders",
                "improves buffers by 1.1x | 1 | cold custom: 1476 buffers before, 1476 now",
                "improves time by 50% | 1.1428571428571428 | cold custom: Seq Scan on orders"
            })
    void objective_that_one_plan_breaks_fails_and_names_the_plan(String objective, double observed, String reason) {
        Verdict verdict = judge(ONE_SLOW, objective);

        assertThat(verdict.state()).isEqualTo(VerdictState.FAIL);
        assertThat(verdict.evidence().observed()).hasValue(observed);
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"buffers <= 1476", "time <= 8ms"})
    void objective_that_the_state_before_keeps_as_well_is_vacuous(String objective) {
        Verdict verdict = judge(FAST, objective);

        assertThat(verdict.state()).isEqualTo(VerdictState.VACUOUS);
        assertThat(verdict.reason())
                .startsWith("it would also hold without ix_orders: hot custom, cold custom: ")
                .endsWith("Seq Scan on orders");
    }

    @Test
    void median_whose_bounds_hold_the_limit_is_undecided() {
        QueryPlanResult unsteady = guard("history", custom("hot", indexScan(6, 100_000, 300_000), SEQUENTIAL));

        Verdict verdict = judge(unsteady, "time <= 200us");

        assertThat(verdict.state()).isEqualTo(VerdictState.INCONCLUSIVE);
        assertThat(verdict.evidence().lower()).hasValue(100_000);
        assertThat(verdict.evidence().upper()).hasValue(300_000);
    }

    @Test
    void median_of_four_executions_cannot_be_bounded() {
        PlanSample four =
                new PlanSample(SEQUENTIAL.root(), List.of(1L, 1L, 1L, 1L), List.of(1_000L, 1_000L, 1_000L, 1_000L));

        Verdict verdict = judge(guard("history", custom("hot", four, SEQUENTIAL)), "time <= 1s");

        assertThat(verdict.state()).isEqualTo(VerdictState.INSUFFICIENT);
        assertThat(verdict.reason()).isEqualTo("hot custom: 4 executions are too few to bound a median");
    }

    @Test
    void table_that_the_plan_does_not_read_is_no_evidence() {
        Verdict verdict = judge(FAST, "no seq scan on oders");

        assertThat(verdict.state()).isEqualTo(VerdictState.NO_DATA);
        assertThat(verdict.reason())
                .isEqualTo("hot custom, cold custom: does not read oders, but Index Scan using ix_orders on orders");
    }

    @Test
    void improvement_without_a_state_before_is_not_measured_and_says_why() {
        Verdict verdict = judge(withoutBefore(), "improves buffers by 10x");

        assertThat(verdict.state()).isEqualTo(VerdictState.NO_DATA);
        assertThat(verdict.reason())
                .isEqualTo("hot generic: there is no state before; not tried without the index: another server");
    }

    @Test
    void objective_without_a_state_before_is_judged_and_says_that_it_was_not_tried() {
        Verdict verdict = judge(withoutBefore(), "buffers <= 2000");

        assertThat(verdict.state()).isEqualTo(VerdictState.PASS);
        assertThat(verdict.reason()).isEqualTo("in its plan; not tried without the index: another server");
    }

    @Test
    void query_that_could_not_be_explained_is_not_measured() {
        Verdict verdict = judge(QueryPlanResult.failed("history", "selec", "syntax error"), "buffers <= 5");

        assertThat(verdict.state()).isEqualTo(VerdictState.NO_DATA);
        assertThat(verdict.reason()).isEqualTo("syntax error");
    }

    private static QueryPlanResult withoutBefore() {
        ExplainedPlan plan = new ExplainedPlan("hot", PlanKind.GENERIC, indexScan(6, 180_000), Optional.empty());
        return new QueryPlanResult(
                "history", "select 1", List.of(), Optional.of("another server"), List.of(plan), Optional.empty());
    }

    private static Verdict judge(QueryPlanResult result, String objective) {
        return PlanJudge.judge(
                result,
                new DeclaredObjective(
                        new Subject.PlanGuard("history"), PlanObjectiveParser.parse(objective), Optional.empty()));
    }
}
