package io.sloguard.scenarios.postgres;

import io.sloguard.config.Plan;
import io.sloguard.config.PlannedScenario;
import io.sloguard.config.PlannedTarget;
import io.sloguard.json.ResultJson;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import io.sloguard.report.FailureMessage;
import io.sloguard.run.PlanRun;
import io.sloguard.run.RunListener;
import io.sloguard.scenario.Scenario;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.FailOn;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.ObjectiveParser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A run of one scenario on a real server, at 40/s with 20 workers. */
final class StagedRun {

    private StagedRun() {}

    /** Runs a scenario for three seconds on an embedded server. */
    static JudgedRun of(Class<? extends Scenario> scenario, String changelog, String objective, Path directory)
            throws InterruptedException {
        return of(scenario, new PlannedTarget("embedded", Optional.of(changelog), false), objective, directory);
    }

    static JudgedRun of(Class<? extends Scenario> scenario, PlannedTarget target, String objective, Path directory)
            throws InterruptedException {
        LoadPlan load = new LoadPlan(
                new OpenLoad(new RateProfile.Constant(Rate.perSecond(40)), OpenLoad.Arrivals.EVEN),
                new PhaseLength.ForDuration(Duration.ofMillis(500)),
                new PhaseLength.ForDuration(Duration.ofSeconds(3)),
                Duration.ofSeconds(5),
                20);
        DeclaredObjective declared =
                new DeclaredObjective(Optional.of("staged"), ObjectiveParser.parse(objective), Optional.empty());
        Plan plan = new Plan(
                Optional.of(target),
                OptionalLong.empty(),
                List.of(new PlannedScenario("staged", scenario.getName(), load, List.of(declared), Map.of())),
                List.of());
        return new PlanRun(
                        StagedRun.class.getClassLoader(),
                        directory,
                        file -> ResultJson.read(file).result())
                .run(plan, RunListener.silent());
    }

    /** Returns what a broken build would say. */
    static String message(JudgedRun run) {
        return new FailureMessage(FailOn.BROKEN, "target/perf/report.html", "mvn verify").of(run);
    }
}
