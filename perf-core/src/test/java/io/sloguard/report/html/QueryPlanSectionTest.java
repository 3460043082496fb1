package io.sloguard.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.result.SamplePlans;
import io.sloguard.slo.SampleRun;
import org.junit.jupiter.api.Test;

class QueryPlanSectionTest {

    @Test
    void guard_has_its_query_its_verdicts_and_the_figures_of_each_plan_before_and_now() throws Exception {
        ReportDocument document = ReportDocument.parse(new HtmlReport("mvn verify").text(SampleRun.realistic()));

        assertThat(document.texts("plans").get(0))
                .startsWith("! history query plans select * from orders where customer = :customer")
                .contains("hot custom 1,476 6 8 0.18")
                .contains("cold custom 1,476 20 8 0.17");
        assertThat(document.attributes("href")).contains("#history");
    }

    @Test
    void guard_without_plans_or_without_a_state_before_says_why() throws Exception {
        ReportDocument document = ReportDocument.parse(new HtmlReport("mvn verify").text(SampleRun.realistic()));

        assertThat(document.texts("plans").get(1)).contains("! No state before: no plan uses an index");
        assertThat(document.texts("plans").get(2)).contains("! No plans: ERROR: syntax error at or near \"selec\"");
    }

    @Test
    void tree_has_a_line_for_each_node_and_its_conditions_below() {
        assertThat(PlanTree.of(SamplePlans.indexScan(6, 1).root())).isEqualTo("""
                Limit (rows 20, planned 20, buffers 6)
                  Index Scan using ix_orders on orders (rows 18, planned 24, buffers 6)
                      Filter: (customer = 1)""");
    }
}
