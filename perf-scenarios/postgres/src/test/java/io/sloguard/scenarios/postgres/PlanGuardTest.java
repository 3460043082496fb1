package io.sloguard.scenarios.postgres;

import io.sloguard.SloGuard;
import io.sloguard.json.ResultJson;
import io.sloguard.report.ConsoleReport;
import io.sloguard.report.FailureMessage;
import io.sloguard.report.ReportLine;
import io.sloguard.report.Symbols;
import io.sloguard.slo.FailOn;
import io.sloguard.slo.JudgedRun;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plan guards from perf.yaml to their verdicts, on a real server. */
class PlanGuardTest {

    private static JudgedRun run;

    @BeforeAll
    static void check_the_plans() throws InterruptedException {
        run = SloGuard.read(Path.of("src", "test", "resources", "plans", "guards.yaml"))
                .checkPlans();
    }

    @Test
    void show() {
        new ConsoleReport(Symbols.UNICODE).lines(run).stream().map(ReportLine::text).forEach(System.out::println);
        System.out.println(new FailureMessage(FailOn.BROKEN, "r", "mvn verify").of(run));
        ResultJson.write(run, Path.of("target", "guards.json"));
        System.out.println(ResultJson.read(Path.of("target", "guards.json")).equals(run));
    }
}
