package io.sloguard.scenarios.postgres;

import io.sloguard.baseline.store.BaselineArchive;
import io.sloguard.config.Plan;
import io.sloguard.config.PlannedScenario;
import io.sloguard.config.PlannedTarget;
import io.sloguard.config.ScenarioSource;
import io.sloguard.json.BaselineJson;
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

/** A run of one scenario on a real server, at 40/s with 20 workers where nothing else is said. */
final class StagedRun {

    private StagedRun() {}

    private static final Duration SECONDS = Duration.ofSeconds(3);

    /** Runs a scenario for three seconds on an embedded server. */
    static JudgedRun of(Class<? extends Scenario> scenario, String changelog, String objective, Path directory)
            throws InterruptedException {
        return of(
                scenario,
                changelog,
                objective,
                load(40, OpenLoad.Arrivals.EVEN, Duration.ofMillis(500), SECONDS),
                directory);
    }

    /**
     * Runs a scenario that takes a processor for some time at 8/s, which leaves processors free also where they are slow.
     * Arrivals are random, lest looks at regular times meet every operation at the same point.
     */
    static JudgedRun unhurried(Class<? extends Scenario> scenario, String changelog, String objective, Path directory)
            throws InterruptedException {
        return of(
                scenario,
                changelog,
                objective,
                load(8, OpenLoad.Arrivals.POISSON, Duration.ofMillis(500), Duration.ofSeconds(6)),
                directory);
    }

    /** Runs a scenario for a quarter of a second and without a warm-up, in which the recorder could start. */
    static JudgedRun unrecorded(Class<? extends Scenario> scenario, String changelog, Path directory)
            throws InterruptedException {
        return of(
                scenario,
                changelog,
                "p95 <= 1ms",
                load(40, OpenLoad.Arrivals.EVEN, Duration.ZERO, Duration.ofMillis(250)),
                directory);
    }

    private static LoadPlan load(int perSecond, OpenLoad.Arrivals arrivals, Duration warmup, Duration measured) {
        return new LoadPlan(
                new OpenLoad(new RateProfile.Constant(Rate.perSecond(perSecond)), arrivals),
                new PhaseLength.ForDuration(warmup),
                new PhaseLength.ForDuration(measured),
                Duration.ofSeconds(5),
                20);
    }

    private static JudgedRun of(
            Class<? extends Scenario> scenario, String changelog, String objective, LoadPlan load, Path directory)
            throws InterruptedException {
        DeclaredObjective declared =
                new DeclaredObjective(Optional.of("staged"), ObjectiveParser.parse(objective), Optional.empty());
        Plan plan = new Plan(
                Optional.of(new PlannedTarget("embedded", Optional.of(changelog), false)),
                OptionalLong.empty(),
                List.of(new PlannedScenario(
                        "staged", new ScenarioSource.OfClass(scenario.getName()), load, List.of(declared), Map.of())),
                List.of());
        return new PlanRun(
                        StagedRun.class.getClassLoader(),
                        directory,
                        file -> ResultJson.read(file).result(),
                        new BaselineArchive(StagedRun.class.getClassLoader(), BaselineJson::read, BaselineJson::write))
                .run(plan, RunListener.silent());
    }

    /** Returns what a broken build would say. */
    static String message(JudgedRun run) {
        return new FailureMessage(FailOn.BROKEN, "target/perf/report.html", "mvn verify").of(run);
    }
}
