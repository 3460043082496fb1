package io.sloguard.scenarios.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.SloGuard;
import io.sloguard.result.FailureGroup;
import io.sloguard.result.ScenarioResult;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.VerdictState;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios of SQL statements from perf.yaml to the result, on a real server. */
class SqlScenarioTest {

    private static final Path PLAN = Path.of("src", "test", "resources", "plans", "sql.yaml");
    private static final long MILLI = 1_000_000;

    private static JudgedRun run;

    @BeforeAll
    static void run_the_plan() throws InterruptedException {
        run = SloGuard.read(PLAN).run();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "range",
                "rows-of-a-query",
                "rows-of-a-file",
                "other-types",
                "contended",
                "contended-once-each",
                "undone-indeed",
                "weighted",
                "prepared-by-the-server",
                "prepared-on-an-own-connection"
            })
    void every_operation_succeeds(String scenario) {
        assertThat(scenario(scenario).error()).isEmpty();
        assertThat(scenario(scenario).observations().failures()).isEmpty();
        assertThat(run.verdict(scenario, "errors <= 0%").state()).isEqualTo(VerdictState.PASS);
    }

    @Test
    void another_number_of_rows_is_a_failure_with_the_place_of_the_statement() {
        FailureGroup group =
                scenario("wrong-number-of-rows").observations().failures().get(0);

        assertThat(group.kind()).isEqualTo("number of rows");
        assertThat(group.sample()).endsWith("sql.yaml:33 expects 1, got 0");
        assertThat(group.count()).isBetween(60L, 140L);
    }

    @Test
    void what_is_tried_again_is_one_operation_and_counts_its_retries() {
        assertThat(scenario("contended").counts().ok()).isEqualTo(100);
        assertThat(scenario("contended").observations().counters().get("retries"))
                .isPositive();
    }

    @Test
    void a_conflict_that_is_not_tried_again_is_a_failure_of_its_SQLSTATE() {
        assertThat(scenario("contended-without-retry").observations().failures())
                .extracting(FailureGroup::kind)
                .containsExactly("PSQLException 40001");
        assertThat(scenario("contended-without-retry").observations().counters())
                .isEmpty();
    }

    @Test
    void a_statement_beyond_its_timeout_is_timed_out() {
        assertThat(scenario("too-slow").counts().timedOut()).isEqualTo(4);
        assertThat(scenario("too-slow").observations().failures())
                .extracting(FailureGroup::kind)
                .containsExactly("statement timeout");
    }

    @Test
    void waiting_for_the_pool_is_part_of_the_response_time() {
        assertThat(scenario("waits-for-the-pool").counts().ok()).isEqualTo(40);
        // of four users, the last to get the only connection has waited for the others, for 20 ms each
        assertThat(scenario("waits-for-the-pool").latencies().response().maxNanos())
                .isGreaterThan(60 * MILLI);
    }

    @Test
    void alternatives_are_chosen_by_weight_and_have_objectives_of_their_own() {
        long touched =
                scenario("weighted").observations().measurements().get("touch").count();
        long read = scenario("weighted")
                .observations()
                .measurements()
                .get("read a wallet")
                .count();

        assertThat(read + touched).isEqualTo(2_000);
        assertThat(touched).isBetween(130L, 270L);
        assertThat(run.verdict("weighted", "read a wallet p95 <= 1s").state()).isEqualTo(VerdictState.PASS);
        assertThat(run.verdict("weighted", "touch p95 <= 1s").state()).isEqualTo(VerdictState.PASS);
        assertThat(run.verdict("weighted", "touched p95 <= 1s").state()).isEqualTo(VerdictState.NO_DATA);
    }

    @Test
    void everything_that_the_server_refuses_is_told_at_once_before_any_load() {
        ScenarioResult refused = scenario("refused-by-the-server");

        assertThat(refused.counts().scheduled()).isZero();
        assertThat(refused.error().orElseThrow())
                .startsWith("its preparation failed: ")
                .contains("sql.yaml:100  is refused by the server: ERROR: relation \"walet\" does not exist")
                .contains("sql.yaml:101  \"select owner from wallet\" returns 1 columns for 2 parameters")
                .contains("sql.yaml:103  cannot be prepared: ERROR: relation \"walet\" does not exist")
                .contains(
                        "sql.yaml:99  :wallet is a number for the server, of the type long, and a value is none: For input"
                                + " string: \"one\"");
    }

    private static ScenarioResult scenario(String name) {
        return run.result().scenario(name).orElseThrow();
    }
}
