package io.sloguard.slo;

import io.sloguard.load.ClosedLoad;
import io.sloguard.load.Course;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength.ForDuration;
import io.sloguard.load.PhaseLength.ForOperations;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import io.sloguard.load.StopPolicy;
import io.sloguard.record.LatencyHistogram;
import io.sloguard.result.EarlyEnd;
import io.sloguard.result.Environment;
import io.sloguard.result.ExperimentResult;
import io.sloguard.result.ExplainedPlan;
import io.sloguard.result.FailureGroup;
import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.MachineNoise;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.NoiseSecond;
import io.sloguard.result.Observations;
import io.sloguard.result.PlanKind;
import io.sloguard.result.PlanSample;
import io.sloguard.result.QueryPlanResult;
import io.sloguard.result.RunResult;
import io.sloguard.result.SampleExperiment;
import io.sloguard.result.SampleMigrations;
import io.sloguard.result.SamplePlans;
import io.sloguard.result.SampleScenario;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.Second;
import io.sloguard.result.Variant;
import io.sloguard.scenario.Invariant;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A judged run with everything that a result can hold. */
public final class SampleRun {

    private static final long MILLI = 1_000_000L;

    private SampleRun() {}

    /** Returns an open load, a ramp, a closed load and a scenario that could not be measured, judged. */
    public static JudgedRun realistic() {
        return of(
                List.of(transfer(), ramp(), catalogue(), broken(), ended()),
                guards(),
                migrations(),
                experiments(),
                objectives());
    }

    /** Returns a judged run of these scenarios. */
    public static JudgedRun of(List<ScenarioResult> scenarios, List<DeclaredObjective> objectives) {
        return of(scenarios, List.of(), List.of(), List.of(), objectives);
    }

    /** Returns a judged run that made an experiment which kept a claim, broke one and left one open. */
    public static JudgedRun ofExperiments() {
        return of(
                List.of(),
                List.of(),
                List.of(),
                experiments(),
                objectives().stream()
                        .filter(declared -> declared.about() instanceof Subject.Experiment)
                        .toList());
    }

    private static JudgedRun of(
            List<ScenarioResult> scenarios,
            List<QueryPlanResult> queryPlans,
            List<MigrationResult> migrations,
            List<ExperimentResult> experiments,
            List<DeclaredObjective> objectives) {
        Map<String, String> target = new LinkedHashMap<>();
        target.put("PostgreSQL", "18.6");
        target.put("fsync", "on");
        RunResult result = new RunResult(
                "5f0c7f4e-run",
                Instant.parse("2026-11-24T07:30:15.123456789Z"),
                31_500_000_123L,
                42,
                new Environment("OpenJDK 17", 2, "Linux 6 amd64", "1a2b3c4", target),
                scenarios,
                queryPlans,
                migrations,
                List.of(),
                experiments);
        return new JudgedRun(result, Judge.judge(result, objectives));
    }

    /** Returns an objective that is written on a line of perf.yaml. */
    public static DeclaredObjective declared(String scenario, String objective, int line) {
        return new DeclaredObjective(
                Optional.of(scenario),
                ObjectiveParser.parse(objective),
                Optional.of(new SourceLocation("perf.yaml", line)));
    }

    private static List<DeclaredObjective> objectives() {
        return List.of(
                declared("economy-transfer", "p95 <= 215ms", 9),
                declared("economy-transfer", "p99.9 < 500us", 10),
                declared("economy-transfer", "mean <= 200ms", 11),
                declared("economy-transfer", "throughput >= 95/s", 12),
                declared("economy-transfer", "p90 <= 200ms", 13),
                Objectives.declared("economy-transfer", "max <= 2s"),
                declared("ramp", "p50 <= 1s", 16),
                declared("ramp", "errors < 1.5%", 17),
                declared("ramp", "p90 <= 1s", 18),
                declared("catalogue", "p99 <= 120ms", 21),
                declared("broken", "errors <= 0%", 25),
                declared("ended", "p99 <= 120ms", 28),
                new DeclaredObjective(
                        Optional.empty(),
                        ObjectiveParser.parse("errors <= 5%"),
                        Optional.of(new SourceLocation("perf.yaml", 30))),
                guarded("history", "uses ix_orders", 36),
                guarded("history", "buffers <= 1500", 37),
                guarded("history", "improves buffers by 95%", 38),
                guarded("unreadable", "no seq scan on orders", 42),
                migrated("order-index", "p99 <= 300ms", 48),
                migrated("order-index", "lock wait <= 100ms", 49),
                migrated("order-index", "no invalid index", 50),
                migrated("elsewhere-index", "errors <= 0%", 54),
                migrated("unknown-table", "max <= 500ms", 58),
                claimed("pooling", "b is at least 30% faster at p95", 67),
                claimed("pooling", "b is at least 50% faster at p50", 68),
                claimed("pooling", "b is at least 10% higher at throughput", 69),
                claimed("caching", "b is not more than 5% slower at mean", 75));
    }

    private static DeclaredObjective migrated(String migration, String objective, int line) {
        return new DeclaredObjective(
                new Subject.Migration(migration),
                MigrationObjectiveParser.parse(objective),
                Optional.of(new SourceLocation("perf.yaml", line)));
    }

    private static List<MigrationResult> migrations() {
        return List.of(
                SampleMigrations.held("order-index").afterTry("the watch stood still"),
                SampleMigrations.alone(
                        "elsewhere-index",
                        SampleMigrations.failed(SampleMigrations.quiet(), List.of("ix_orders"), "exit code 3"),
                        "the database is not copied"),
                MigrationResult.failed("unknown-table", "purchase", "there is no table named oders"));
    }

    private static DeclaredObjective claimed(String experiment, String claim, int line) {
        return new DeclaredObjective(
                new Subject.Experiment(experiment),
                ClaimParser.parse(claim),
                Optional.of(new SourceLocation("perf.yaml", line)));
    }

    private static List<ExperimentResult> experiments() {
        long[] connecting = {100, 104, 98, 101, 99, 103, 97, 102, 100, 96};
        long[] pooled = {50, 53, 48, 51, 49, 52, 48, 50, 51, 49};
        long[] again = {101, 103, 99, 100, 98, 104, 98, 101, 99, 97};
        ExperimentResult unmeasured = new ExperimentResult(
                "caching",
                new Variant(Map.of("scenario", "catalogue"), Map.of()),
                new Variant(Map.of("scenario", "catalogue", "class", "com.example.<Cached>"), Map.of()),
                List.of("PostgreSQL"),
                List.of(),
                Optional.of("b: its preparation failed: java.io.IOException: no cache"));
        return List.of(SampleExperiment.controlled("pooling", connecting, pooled, again), unmeasured);
    }

    private static DeclaredObjective guarded(String guard, String objective, int line) {
        return new DeclaredObjective(
                new Subject.PlanGuard(guard),
                PlanObjectiveParser.parse(objective),
                Optional.of(new SourceLocation("perf.yaml", line)));
    }

    private static List<QueryPlanResult> guards() {
        PlanSample before = SamplePlans.sequentialScan(1_476, 8_000_000, 8_100_000);
        return List.of(
                SamplePlans.guard(
                        "history",
                        SamplePlans.custom("hot", SamplePlans.indexScan(6, 180_000), before),
                        SamplePlans.custom("cold", SamplePlans.indexScan(20, 170_000, 190_000), before)),
                new QueryPlanResult(
                        "elsewhere",
                        "select 1",
                        List.of(),
                        Optional.of("no plan uses an index"),
                        List.of(new ExplainedPlan(
                                "fixed", PlanKind.GENERIC, SamplePlans.sequentialScan(1, 1_000), Optional.empty())),
                        Optional.empty()),
                QueryPlanResult.failed("unreadable", "selec 1", "ERROR: syntax error at or near \"selec\""));
    }

    private static ScenarioResult transfer() {
        Second steady = Second.ok(10, 108).and(List.of(4L), List.of(), List.of(), 0);
        Second end = Second.ok(160, 255).and(List.of(5L), List.of(1_000L), List.of(1_500L), 1);
        ScenarioResult measured = SampleScenario.of(
                "economy-transfer",
                open(new RateProfile.Constant(Rate.perSecond(100)), OpenLoad.Arrivals.POISSON),
                List.of(steady, steady, steady, steady, steady, end),
                List.of(499_999L, 200 * MILLI, 215 * MILLI, 2_000 * MILLI));
        Observations observations = new Observations(
                List.of(
                        new FailureGroup("SQLException 40001", 6, "could not serialize \"access\"\nretry it"),
                        new FailureGroup("timeout", 1, "no answer after 1 s")),
                Map.of("retries", 17L, "a \"quoted\" name", 0L),
                Map.of("delivery", histogram(1, 2, 40), "nothing yet", LatencyHistogram.EMPTY),
                List.of(
                        Invariant.equal("the sum of all balances is unchanged", 200_000_000, 200_000_000),
                        Invariant.equal("every transfer is recorded once", 596, 595)));
        GeneratorHealth health =
                new GeneratorHealth(64, 599 / 600.0, 2, 35 * MILLI, 120_000, 11, 1, 40 * MILLI, 1.0 / 3, noise());
        return SampleScenario.with(measured, observations, health);
    }

    private static MachineNoise noise() {
        NoiseSecond quiet = new NoiseSecond(160_000, 90_000, OptionalDouble.of(0), OptionalDouble.of(0.3));
        NoiseSecond noisy = new NoiseSecond(240_001, 7_000_000, OptionalDouble.of(0.125), OptionalDouble.of(5.5));
        NoiseSecond untold = new NoiseSecond(160_000, 90_000, OptionalDouble.empty(), OptionalDouble.empty());
        return new MachineNoise(2, List.of(quiet, noisy, quiet, noisy, quiet, untold));
    }

    private static ScenarioResult ramp() {
        RateProfile profile =
                new RateProfile.Ramp(new Rate(15, Duration.ofSeconds(10).toNanos()), Rate.perSecond(50));
        return SampleScenario.of(
                "ramp",
                open(profile, OpenLoad.Arrivals.EVEN),
                List.of(Second.ok(1, 10), Second.ok(1, 40)),
                List.of(1_000 * MILLI));
    }

    private static ScenarioResult catalogue() {
        LoadPlan load = new LoadPlan(
                new ClosedLoad(8, Duration.ofMillis(20)),
                new ForOperations(0),
                new ForOperations(500),
                Duration.ofMillis(2_500),
                8);
        return SampleScenario.of(
                "catalogue", load, List.of(Second.ok(1, 250), Second.ok(1, 250)), List.of(120 * MILLI));
    }

    private static ScenarioResult broken() {
        return ScenarioResult.failed(
                "broken",
                open(new RateProfile.Constant(Rate.perSecond(1)), OpenLoad.Arrivals.EVEN),
                "its preparation failed: java.lang.IllegalStateException: no table");
    }

    private static ScenarioResult ended() {
        LoadPlan load = open(new RateProfile.Constant(Rate.perSecond(100)), OpenLoad.Arrivals.EVEN)
                .with(new Course(StopPolicy.HOPELESS, Optional.of(Duration.ofSeconds(9))));
        ScenarioResult measured =
                SampleScenario.of("ended", load, List.of(Second.ok(1, 100), Second.ok(1, 100)), List.of(120 * MILLI));
        return new ScenarioResult(
                measured.name(),
                measured.load(),
                measured.counts(),
                measured.latencies(),
                measured.exceedances(),
                measured.blocks(),
                measured.observations(),
                measured.health(),
                Optional.empty(),
                Optional.of(new EarlyEnd(2_000_000_000L, "p99 <= 120ms cannot pass any more", 600, 400)));
    }

    private static LoadPlan open(RateProfile profile, OpenLoad.Arrivals arrivals) {
        return new LoadPlan(
                new OpenLoad(profile, arrivals),
                new ForDuration(Duration.ofSeconds(3)),
                new ForDuration(Duration.ofSeconds(6)),
                LoadPlan.DEFAULT_DRAIN,
                64);
    }

    private static LatencyHistogram histogram(long... millis) {
        LatencyHistogram.Builder builder = new LatencyHistogram.Builder();
        for (long one : millis) {
            builder.add(one * MILLI);
        }
        return builder.build();
    }
}
