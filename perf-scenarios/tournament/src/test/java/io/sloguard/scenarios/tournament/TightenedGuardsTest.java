package io.sloguard.scenarios.tournament;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.SloGuard;
import io.sloguard.slo.JudgedRun;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shows that each guard can fail: the same objectives, tightened below what the machine does. */
@Tag("performance")
class TightenedGuardsTest {

    private static JudgedRun run;

    @BeforeAll
    static void run_the_tightened_plan() throws InterruptedException {
        run = SloGuard.read(Path.of("src", "test", "resources", "plans", "tightened.yaml"))
                .run();
    }

    @ParameterizedTest
    @CsvSource({
        "registration, p95 <= 1us",
        "registration, p99 <= 1us",
        "registration, errors <= 0%",
        "result-submit, p95 <= 1us",
        "ws-broadcast, p95 <= 1us",
        "economy-transfer, p95 <= 1us"
    })
    void tightened_objective_is_refuted(String scenario, String objective) {
        assertThatThrownBy(() -> SloGuard.require(run, scenario, objective))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(scenario + "   " + objective + "   broken, observed ");
    }
}
