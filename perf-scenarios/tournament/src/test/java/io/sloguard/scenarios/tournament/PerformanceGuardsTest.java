package io.sloguard.scenarios.tournament;

import io.sloguard.SloGuard;
import io.sloguard.slo.JudgedRun;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The six guards of the reference domain, on one run of the module's own plan. */
@Tag("performance")
class PerformanceGuardsTest {

    private static JudgedRun run;

    @BeforeAll
    static void run_the_plan() throws InterruptedException {
        run = SloGuard.read(Path.of("perf.yaml")).run();
    }

    @Test
    void registration_p95_is_within_215_ms() {
        SloGuard.require(run, "registration", "p95 <= 215ms");
    }

    @Test
    void result_submit_p95_is_within_167_ms() {
        SloGuard.require(run, "result-submit", "p95 <= 167ms");
    }

    @Test
    void broadcast_p95_of_the_last_subscriber_is_below_5000_ms() {
        SloGuard.require(run, "ws-broadcast", "p95 < 5000ms");
    }

    @Test
    void economy_transfer_p95_is_within_265_ms() {
        SloGuard.require(run, "economy-transfer", "p95 <= 265ms");
    }

    @Test
    void error_rate_of_every_scenario_is_below_1_percent() {
        for (String scenario : new String[] {"registration", "result-submit", "ws-broadcast", "economy-transfer"}) {
            SloGuard.require(run, scenario, "errors < 1%");
        }
    }

    @Test
    void registration_p99_is_within_300_ms() {
        SloGuard.require(run, "registration", "p99 <= 300ms");
    }
}
