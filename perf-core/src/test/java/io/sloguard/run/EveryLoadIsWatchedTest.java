package io.sloguard.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.baseline.store.BaselineArchive;
import io.sloguard.config.Plan;
import io.sloguard.config.PlannedExperiment;
import io.sloguard.config.PlannedScenario;
import io.sloguard.config.PlannedTarget;
import io.sloguard.config.PlannedVariant;
import io.sloguard.config.ScenarioSource;
import io.sloguard.json.BaselineJson;
import io.sloguard.json.ResultJson;
import io.sloguard.load.PhaseLength.ForOperations;
import io.sloguard.load.Plans;
import io.sloguard.report.SlowWords;
import io.sloguard.report.html.HtmlReport;
import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.DatabaseActivity;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.result.diagnosis.DiagnosedRun.Part;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import io.sloguard.slo.ClaimParser;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Objectives;
import io.sloguard.slo.Subject;
import io.sloguard.target.DatabaseProbe;
import io.sloguard.target.DatabaseWatch;
import io.sloguard.target.SessionSample;
import io.sloguard.target.Target;
import io.sloguard.target.TargetProvider;
import io.sloguard.target.TargetRequest;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of load on a target that can be watched is looked into: here, a made-up one in which all wait for a lock. */
@Timeout(60)
class EveryLoadIsWatchedTest {

    private static final Cause LOCK = new Cause(Cause.Kind.ROW_LOCK, "wallets", "");

    /** The thread that is inside an operation, and how many times it was looked at. */
    private static final AtomicReference<Optional<Thread>> USER = new AtomicReference<>(Optional.empty());

    private static final Semaphore LOOKS = new Semaphore(0);

    @TempDir
    private Path directory;

    @BeforeEach
    void nobody_is_inside() {
        USER.set(Optional.empty());
        LOOKS.drainPermits();
    }

    /** Ends each operation when it was looked at twice. */
    public static final class LookedAt implements Scenario {

        @Override
        public VirtualUser newUser(ScenarioContext context) {
            return operation -> {
                LOOKS.drainPermits();
                USER.set(Optional.of(Thread.currentThread()));
                LOOKS.acquire(2);
                USER.set(Optional.empty());
                return Outcome.ok();
            };
        }
    }

    /** A database whose only session waits for a row lock. */
    public static final class Wallets implements TargetProvider, Target, DatabaseProbe, DatabaseWatch {

        @Override
        public List<String> accepted() {
            return List.of("wallets");
        }

        @Override
        public boolean accepts(String target) {
            return target.equals("wallets");
        }

        @Override
        public List<String> problems(TargetRequest request) {
            return List.of();
        }

        @Override
        public Target open(TargetRequest request) {
            return this;
        }

        @Override
        public <T> Optional<T> resource(Class<T> type) {
            return type == DatabaseProbe.class ? Optional.of(type.cast(this)) : Optional.empty();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of();
        }

        @Override
        public DatabaseWatch connect() {
            return this;
        }

        @Override
        public void begin() {}

        @Override
        public Optional<List<SessionSample>> sample() {
            Optional<Thread> user = USER.get();
            if (user.isPresent()) {
                LOOKS.release();
            }
            return Optional.of(List.of(new SessionSample(user, LOCK, Optional.empty())));
        }

        @Override
        public DatabaseActivity activity() {
            return DatabaseActivity.NONE;
        }

        @Override
        public List<String> missing() {
            return List.of();
        }

        @Override
        public void close() {}
    }

    /** What is done with a runner that knows the target. */
    @FunctionalInterface
    private interface Use {
        JudgedRun of(PlanRun runner) throws InterruptedException;
    }

    private JudgedRun with(Use use) throws IOException, InterruptedException {
        Path services = Files.createDirectories(directory.resolve("services/META-INF/services"));
        Files.writeString(services.resolve(TargetProvider.class.getName()), Wallets.class.getName());
        URL[] places = {directory.resolve("services").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(places, EveryLoadIsWatchedTest.class.getClassLoader())) {
            return use.of(new PlanRun(
                    loader,
                    directory,
                    file -> {
                        throw new AssertionError("no earlier result is needed: " + file);
                    },
                    new BaselineArchive(loader, BaselineJson::read, BaselineJson::write)));
        }
    }

    private static PlannedScenario scenario(String objective) {
        return new PlannedScenario(
                "transfer",
                new ScenarioSource.OfClass(LookedAt.class.getName()),
                Plans.closed(1, Duration.ZERO, new ForOperations(1)),
                List.of(Objectives.declared("transfer", objective)),
                Map.of());
    }

    private static Plan plan(List<PlannedScenario> scenarios, List<PlannedExperiment> experiments) {
        return new Plan(
                Optional.of(target()),
                OptionalLong.of(42),
                scenarios,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                experiments);
    }

    private static PlannedTarget target() {
        return new PlannedTarget("wallets", Optional.empty(), false);
    }

    private static void assertSeen(JudgedRun run, DiagnosedRun of) {
        assertThat(run.result().diagnosis(of))
                .as(of.toString())
                .hasValueSatisfying(diagnosis -> assertThat(diagnosis.slow())
                        .singleElement()
                        .satisfies(slow -> {
                            assertThat(slow.operations()).isEqualTo(1);
                            assertThat(slow.causes())
                                    .extracting(cause -> cause.cause())
                                    .contains(LOCK);
                        }));
    }

    @Test
    void run_that_is_prepared_by_a_test_is_looked_into() throws IOException, InterruptedException {
        JudgedRun run = with(runner -> {
            try (PreparedRun prepared =
                    runner.prepare(plan(List.of(scenario("max <= 1ms")), List.of()), RunListener.silent())) {
                return prepared.run();
            }
        });

        assertSeen(run, DiagnosedRun.measured("transfer"));
        assertThat(SlowWords.of(run.result(), run.judgement().verdicts().get(0)).get(0))
                .matches("\\d+ % of the time of the 1 operation above 1 ms went into waiting for row locks on wallets");
    }

    @Test
    void both_variants_of_an_experiment_are_looked_into_and_told_below_the_claim()
            throws IOException, InterruptedException {
        PlannedVariant variant = new PlannedVariant(scenario("max <= 10s"), Optional.of(target()), Map.of());
        DeclaredObjective claim = new DeclaredObjective(
                new Subject.Experiment("pooling"),
                ClaimParser.parse("b is at least 30% faster at p50"),
                Optional.empty());
        PlannedExperiment experiment = new PlannedExperiment(
                "pooling",
                variant,
                variant,
                PlannedExperiment.MIN_PAIRS,
                PlannedExperiment.Control.NONE,
                List.of(),
                List.of(claim));

        JudgedRun run = with(runner -> runner.run(plan(List.of(), List.of(experiment)), RunListener.silent()));

        assertSeen(run, new DiagnosedRun("pooling", Part.VARIANT_A));
        assertSeen(run, new DiagnosedRun("pooling", Part.VARIANT_B));
        assertThat(run.result().diagnoses()).hasSize(2);
        assertThat(SlowWords.of(run.result(), run.judgement().verdicts().get(0)))
                .filteredOn(sentence -> sentence.startsWith("in the last run of"))
                .satisfiesExactly(
                        a -> assertThat(a).matches("in the last run of a, \\d+ % of the time of all 1 operation .*"),
                        b -> assertThat(b).matches("in the last run of b, \\d+ % of the time of all 1 operation .*"));
        ResultJson.write(run, directory.resolve("result.json"));
        assertThat(ResultJson.read(directory.resolve("result.json"))).isEqualTo(run);
        assertThat(new HtmlReport("mvn perf:compare").text(run))
                .contains("<h3>What the last run of a spent its time on</h3>")
                .contains("<h3>What the last run of b spent its time on</h3>");
    }
}
