package io.sloguard.result;

import static io.sloguard.result.SamplePlans.custom;
import static io.sloguard.result.SamplePlans.guard;
import static io.sloguard.result.SamplePlans.indexScan;
import static io.sloguard.result.SamplePlans.sequentialScan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryPlanResultTest {

    private static final PlanSample OLD = sequentialScan(900, 5_000);
    private static final QueryPlanResult NOW = guard("history", custom("hot", indexScan(6, 100), OLD));

    @Test
    void plans_of_an_earlier_run_are_the_state_before() {
        PlanSample earlier = sequentialScan(1_476, 8_000);

        QueryPlanResult compared = NOW.after(guard("history", custom("hot", earlier, OLD)));

        assertThat(compared.plans().get(0).before()).hasValue(earlier);
        assertThat(compared.plans().get(0).now()).isEqualTo(NOW.plans().get(0).now());
        assertThat(compared.hiddenIndexes()).isEmpty();
    }

    @Test
    void earlier_run_that_lacks_a_plan_gives_no_state_before() {
        QueryPlanResult compared = NOW.after(guard("history", custom("cold", OLD, OLD)));

        assertThat(compared.withoutBefore()).hasValue("the earlier result has no custom plan of history for hot");
        assertThat(compared.plans().get(0).before()).isEmpty();
    }

    @Test
    void failed_result_stays_failed_whatever_was_earlier() {
        QueryPlanResult failed = QueryPlanResult.failed("history", "selec", "syntax error");

        assertThat(failed.after(NOW)).isEqualTo(failed);
    }

    @Test
    void plan_without_a_state_before_needs_a_reason() {
        ExplainedPlan alone = new ExplainedPlan("hot", PlanKind.CUSTOM, OLD, Optional.empty());

        assertThatThrownBy(() -> guard("history", alone))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("every plan of guard history has a state before, or it is said why none has");
    }

    @Test
    void result_without_plans_needs_an_error() {
        assertThatThrownBy(() -> new QueryPlanResult(
                        "history", "select 1", List.of(), Optional.empty(), List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("guard history has either plans or an error");
    }

    @Test
    void sample_has_its_median_and_its_spread() {
        PlanNode root = OLD.root();
        PlanSample sample = new PlanSample(root, List.of(3L, 9L, 4L, 8L), List.of(30L, 90L, 40L, 80L));

        assertThat(sample.minBuffers()).isEqualTo(3);
        assertThat(sample.medianBuffers()).isEqualTo(8);
        assertThat(sample.maxBuffers()).isEqualTo(9);
        assertThat(sample.medianNanos()).isEqualTo(80);
    }

    @Test
    void bitmap_scan_is_told_by_its_index_and_a_scan_below_a_filter_is_told_too() {
        PlanNode index = node("Bitmap Index Scan", Optional.empty(), Optional.of("ix"), List.of());
        PlanNode heap = node("Bitmap Heap Scan", Optional.of("orders"), Optional.empty(), List.of(index));
        PlanNode other = node("Seq Scan", Optional.of("users"), Optional.empty(), List.of(heap));

        assertThat(other.scans()).isEqualTo("Seq Scan on users, Bitmap Index Scan using ix");
        assertThat(node("Result", Optional.empty(), Optional.empty(), List.of()).scans())
                .isEqualTo("Result");
    }

    private static PlanNode node(
            String type, Optional<String> relation, Optional<String> index, List<PlanNode> children) {
        return new PlanNode(type, relation, index, "", 1, 1, 1, 1, children);
    }
}
