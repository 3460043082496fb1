package io.sloguard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.SloGuard;
import io.sloguard.config.Overrides;
import io.sloguard.result.ScenarioResult;
import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Scenario;
import io.sloguard.slo.FailOn;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Judgement;
import io.sloguard.slo.VerdictState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios beside an application that runs, and one that ends. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ApplicationRunTest {

    @TempDir
    private Path directory;

    @Test
    void scenario_gets_the_port_of_the_application_that_runs_beside_it() throws Exception {
        JudgedRun run = run("echo up at ${port}; exec sleep 600", BesideApplication.UsesPort.class);

        int port = Integer.parseInt(Files.readString(log()).strip().replace("up at ", ""));
        assertThat(BesideApplication.UsesPort.port).isEqualTo(port);
        assertThat(run.result().scenarios().get(0).observations().invariants()).isEmpty();
        assertThat(run.judgement().conclusion(FailOn.BROKEN)).isEqualTo(Judgement.Conclusion.HELD);
    }

    @Test
    void end_of_the_application_under_load_is_told_and_what_comes_after_is_not_measured() throws Exception {
        JudgedRun run = run("echo up; sleep 0.2; exit 3", BesideApplication.Steady.class);

        ScenarioResult first = run.result().scenarios().get(0);
        String ended = "application shop has ended, exit code 3; the last line of its log " + log() + ": up";
        assertThat(first.observations().invariants())
                .containsExactly(new Invariant("the applications run until the load has ended", false, ended));
        assertThat(run.result().scenarios().get(1).error()).contains(ended);
        assertThat(run.judgement().verdicts())
                .extracting(verdict -> verdict.state())
                .containsExactly(VerdictState.PASS, VerdictState.NO_DATA);
        assertThat(run.judgement().conclusion(FailOn.BROKEN)).isNotEqualTo(Judgement.Conclusion.HELD);
    }

    private Path log() {
        return directory.resolve("shop.log");
    }

    private JudgedRun run(String script, Class<? extends Scenario> scenario) throws Exception {
        Path plan = Files.writeString(directory.resolve("perf.yaml"), """
                start:
                  shop:
                    command: ["sh", "-c", "%s"]
                    ready: {log: up}
                defaults:
                  load: {rate: 200/s, warmup: 0s, duration: 1s}
                  objectives: [errors < 50%%]
                scenarios:
                  one: {class: %s}
                  two: {class: %s}
                """.formatted(
                        script, scenario.getName(), BesideApplication.Steady.class.getName()));
        return SloGuard.read(plan, Overrides.NONE, directory).run();
    }
}
