package io.sloguard.scenarios.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.SloGuard;
import io.sloguard.json.ResultJson;
import io.sloguard.report.ConsoleReport;
import io.sloguard.report.FailureMessage;
import io.sloguard.report.ReportLine;
import io.sloguard.report.Symbols;
import io.sloguard.result.QueryPlanResult;
import io.sloguard.slo.FailOn;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Judgement;
import io.sloguard.slo.VerdictState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plan guards from perf.yaml to verdict, message, report and result file, on a real server. */
class PlanGuardTest {

    private static final Path PLAN = Path.of("src", "test", "resources", "plans", "guards.yaml");

    private static JudgedRun run;

    @BeforeAll
    static void check_the_plans() throws InterruptedException {
        run = SloGuard.read(PLAN).checkPlans();
    }

    @ParameterizedTest
    @CsvSource({
        "order-history, uses ix_orders_customer_created",
        "order-history, no seq scan on orders",
        "order-history, buffers <= 40",
        "order-history, improves buffers by 3x",
        "order-history, improves time by 1.1x",
        "close-order, uses orders_pkey"
    })
    void objective_that_every_plan_keeps_and_the_state_before_does_not_is_held(String guard, String objective) {
        assertThat(run.verdict(guard, objective).state()).isEqualTo(VerdictState.PASS);
        assertThatCode(() -> SloGuard.require(run, guard, objective)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by-status | uses ix_orders_customer_created | broken, observed 0 scans   n 18 | 26",
                "by-status | no seq scan on orders | broken, observed 1 scan   n 18 | 27",
                "by-status | improves buffers by 95% | broken, observed 1x   n 18 | 28"
            })
    void objective_that_a_plan_breaks_fails_with_its_place(String guard, String objective, String observed, int line) {
        assertThatThrownBy(() -> SloGuard.require(run, guard, objective))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(guard + "   " + objective + "   " + observed + "   " + PLAN + ":" + line
                        + "\n      nobody custom, nobody generic: ");
    }

    @Test
    void generic_plan_is_judged_for_itself() {
        assertThatThrownBy(() -> SloGuard.require(run, "generic-history", "buffers <= 40"))
                .isInstanceOf(AssertionError.class)
                .hasMessageEndingWith(" buffers, Bitmap Index Scan using ix_orders_customer_created");
    }

    @Test
    void guard_that_stays_green_without_its_index_is_vacuous() {
        assertThat(run.verdict("order-history", "time <= 10s").state()).isEqualTo(VerdictState.VACUOUS);
        assertThatThrownBy(() -> SloGuard.require(run, "visits", "no seq scan on visits"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("visits   no seq scan on visits   vacuous, observed 0 scans   n 18   " + PLAN + ":33"
                        + "\n      it would also hold without ix_visits_customer: some custom, some generic: "
                        + "Bitmap Index Scan using ix_visits_customer_too");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "visits | no seq scan on orders | does not read orders, but Bitmap Index Scan",
                "lost-index | improves buffers by 3x | not tried without the index: there is no index named ix_orders_cu",
                "unknown-table | buffers <= 40 | ERROR: relation \"oders\" does not exist"
            })
    void what_could_not_be_looked_at_is_not_measured_and_says_why(String guard, String objective, String why) {
        assertThat(run.verdict(guard, objective).state()).isEqualTo(VerdictState.NO_DATA);
        assertThat(run.verdict(guard, objective).reason()).contains(why);
    }

    @Test
    void index_that_is_not_there_breaks_the_claim_that_it_is_used() {
        assertThat(run.verdict("lost-index", "uses ix_orders_customer").state()).isEqualTo(VerdictState.FAIL);
    }

    @Test
    void plans_before_and_now_are_kept_with_every_execution() {
        QueryPlanResult plans = run.result().queryPlan("order-history").orElseThrow();

        assertThat(plans.hiddenIndexes()).containsExactly("ix_orders_customer_created");
        assertThat(plans.plans()).hasSize(2).allSatisfy(plan -> {
            assertThat(plan.now().buffers()).hasSize(9);
            assertThat(plan.now().timesNanos()).hasSize(9).allMatch(nanos -> nanos > 0);
            assertThat(plan.now().root().scans()).contains("ix_orders_customer_created");
            assertThat(plan.before().orElseThrow().root().scans()).isEqualTo("Seq Scan on orders");
        });
    }

    @Test
    void broken_guards_break_the_run() {
        String message = new FailureMessage(FailOn.BROKEN, "target/perf/result.json", "mvn verify").of(run);

        assertThat(run.judgement().conclusion(FailOn.BROKEN)).isEqualTo(Judgement.Conclusion.BROKEN);
        assertThat(message).startsWith("5 of 16 objectives broken, 2 vacuous, 3 not measured\n\n");
    }

    @Test
    void console_shows_buffers_before_and_now() {
        List<String> lines = new ConsoleReport(Symbols.ASCII)
                .lines(run).stream().map(ReportLine::text).toList();

        assertThat(lines)
                .anyMatch(line -> line.matches(
                        "order-history +cold +custom +128 -> \\d +[0-9.]+ -> [0-9.]+ +" + "ix_orders_customer_created"))
                .anyMatch(line -> line.matches("\\[ok] +order-history +buffers <= 40 +\\d buffers +held"))
                .allMatch(line -> line.length() <= ConsoleReport.WIDTH);
    }

    @Test
    void result_file_read_back_is_equal(@TempDir Path directory) {
        ResultJson.write(run, directory.resolve("result.json"));

        assertThat(ResultJson.read(directory.resolve("result.json"))).isEqualTo(run);
    }
}
